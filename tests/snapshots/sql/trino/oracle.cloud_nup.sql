WITH "t2" AS (
  SELECT
    "t1"."product",
    "t1"."machine",
    "t1"."rows",
    "t1"."version",
    "t1"."vcpus",
    "t1"."users",
    "t1"."cluster",
    "t1"."vcenter",
    IF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
    IF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
    IF("t1"."kind" = 'device', 1, 0) AS "device",
    IF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
      "t1"."host" IS NULL
    ), 1, 0) AS "homeless",
    IF(
      COALESCE("t1"."kind" = 'virtual', FALSE),
      COALESCE("t1"."host", "t1"."machine"),
      "t1"."machine"
    ) AS "thing",
    IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
    IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
    IF(
      COALESCE("t1"."kind" = 'virtual', FALSE),
      COALESCE("t1"."host_cpu_model", "t1"."cpu_model"),
      "t1"."cpu_model"
    ) AS "cpu_model"
  FROM (
    SELECT
      "t0"."product",
      "t0"."machine",
      COUNT(*) AS "rows",
      MIN(
        LOWER(
          IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment")
        )
      ) AS "environment",
      MAX(
        IF(
          IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") IS NULL,
          1,
          0
        )
      ) AS "active",
      MAX("t0"."users") AS "users",
      MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind")) AS "kind",
      MAX(
        IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model")
      ) AS "cpu_model",
      MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host")) AS "host",
      MAX(
        IF(
          TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
          NULL,
          "t0"."host_cpu_model"
        )
      ) AS "host_cpu_model",
      MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster")) AS "cluster",
      MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter")) AS "vcenter",
      MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version")) AS "version",
      MAX(IF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
      MAX(IF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
      MAX(IF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
      MAX(IF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
      MAX(IF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
    FROM "footprint" AS "t0"
    GROUP BY
      1,
      2
  ) AS "t1"
), "t13" AS (
  SELECT
    "t10"."product",
    "t10"."machine",
    "t10"."rows",
    "t10"."version",
    "t10"."vcpus",
    "t10"."cluster",
    "t10"."vcenter",
    "t10"."environment",
    "t10"."virtual",
    "t10"."device",
    "t10"."homeless",
    "t10"."thing",
    "t10"."processors",
    "t10"."cores",
    "t10"."cpu_model",
    "t10"."machines",
    CASE
      WHEN (
        STRPOS(LOWER("t10"."product"), 'weblogic') > 0
      )
      OR (
        STRPOS(LOWER("t10"."product"), 'internet application server') > 0
      )
      OR (
        STRPOS(LOWER("t10"."product"), 'internet_application_server') > 0
      )
      OR (
        STRPOS(LOWER("t10"."product"), 'business_intelligence') > 0
      )
      THEN 10
      ELSE 25
    END AS "per",
    CAST("t10"."vcpus" AS DOUBLE) / 2 AS "processors_exact"
  FROM (
    SELECT
      "t8"."product",
      "t8"."machine",
      "t8"."rows",
      "t8"."version",
      "t8"."vcpus",
      "t8"."cluster",
      "t8"."vcenter",
      "t8"."environment",
      "t8"."virtual",
      "t8"."device",
      "t8"."homeless",
      "t8"."thing",
      "t8"."processors",
      "t8"."cores",
      "t8"."cpu_model",
      "t8"."machines"
    FROM (
      SELECT
        "t6"."product",
        "t6"."machine",
        "t6"."rows",
        "t6"."version",
        "t6"."vcpus",
        "t6"."users",
        "t6"."cluster",
        "t6"."vcenter",
        "t6"."environment",
        "t6"."virtual",
        "t6"."device",
        0 AS "homeless",
        "t6"."machine" AS "thing",
        "t6"."processors",
        "t6"."cores",
        "t6"."cpu_model",
        "t6"."rows" AS "machines"
      FROM (
        SELECT
          *
        FROM "t2" AS "t3"
        WHERE
          "t3"."device" = 0
      ) AS "t6"
    ) AS "t8"
  ) AS "t10"
), "t32" AS (
  SELECT
    *
  FROM (
    SELECT
      "t30"."product",
      "t30"."machine",
      "t30"."rows",
      "t30"."version",
      "t30"."vcpus",
      "t30"."cluster",
      "t30"."vcenter",
      "t30"."environment",
      "t30"."virtual",
      "t30"."device",
      "t30"."homeless",
      "t30"."thing",
      "t30"."processors",
      "t30"."cores",
      "t30"."cpu_model",
      "t30"."machines",
      "t30"."per",
      "t30"."processors_exact",
      "t30"."_stop",
      "t30"."users",
      "t30"."most",
      "t30"."unknown",
      "t30"."_why_not"
    FROM (
      SELECT
        "t29"."product",
        "t29"."machine",
        "t29"."rows",
        "t29"."version",
        "t29"."vcpus",
        "t29"."cluster",
        "t29"."vcenter",
        "t29"."environment",
        "t29"."virtual",
        "t29"."device",
        "t29"."homeless",
        "t29"."thing",
        "t29"."processors",
        "t29"."cores",
        "t29"."cpu_model",
        "t29"."machines",
        "t29"."per",
        "t29"."processors_exact",
        "t29"."_stop",
        "t29"."_product",
        "t29"."_thing",
        "t29"."users",
        "t29"."most",
        "t29"."unknown",
        COALESCE("t29"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
      FROM (
        SELECT
          "t21"."product",
          "t21"."machine",
          "t21"."rows",
          "t21"."version",
          "t21"."vcpus",
          "t21"."cluster",
          "t21"."vcenter",
          "t21"."environment",
          "t21"."virtual",
          "t21"."device",
          "t21"."homeless",
          "t21"."thing",
          "t21"."processors",
          "t21"."cores",
          "t21"."cpu_model",
          "t21"."machines",
          "t21"."per",
          "t21"."processors_exact",
          "t21"."_stop",
          "t28"."_product",
          "t28"."_thing",
          "t28"."users",
          "t28"."most",
          "t28"."unknown"
        FROM (
          SELECT
            "t15"."product",
            "t15"."machine",
            "t15"."rows",
            "t15"."version",
            "t15"."vcpus",
            "t15"."cluster",
            "t15"."vcenter",
            "t15"."environment",
            "t15"."virtual",
            "t15"."device",
            "t15"."homeless",
            "t15"."thing",
            "t15"."processors",
            "t15"."cores",
            "t15"."cpu_model",
            "t15"."machines",
            "t15"."per",
            "t15"."processors_exact",
            CAST(NULL AS VARCHAR) AS "_stop"
          FROM "t13" AS "t15"
        ) AS "t21"
        LEFT OUTER JOIN (
          SELECT
            "t26"."product" AS "_product",
            "t26"."place" AS "_thing",
            "t26"."users",
            "t26"."most",
            "t26"."unknown"
          FROM (
            SELECT
              "t25"."product",
              "t25"."place",
              SUM("t25"."users") AS "users",
              MAX("t25"."users") AS "most",
              SUM(IF("t25"."users" IS NULL, 1, 0)) AS "unknown"
            FROM (
              SELECT
                "t24"."product",
                "t24"."machine",
                "t24"."rows",
                "t24"."version",
                "t24"."vcpus",
                "t24"."users",
                "t24"."cluster",
                "t24"."vcenter",
                "t24"."environment",
                "t24"."virtual",
                "t24"."device",
                "t24"."homeless",
                "t24"."thing",
                "t24"."processors",
                "t24"."cores",
                "t24"."cpu_model",
                "t24"."_of",
                "t24"."_at",
                "t24"."_for",
                "t24"."first",
                COALESCE("t24"."_at", "t24"."first") AS "place"
              FROM (
                SELECT
                  "t11"."product",
                  "t11"."machine",
                  "t11"."rows",
                  "t11"."version",
                  "t11"."vcpus",
                  "t11"."users",
                  "t11"."cluster",
                  "t11"."vcenter",
                  "t11"."environment",
                  "t11"."virtual",
                  "t11"."device",
                  "t11"."homeless",
                  "t11"."thing",
                  "t11"."processors",
                  "t11"."cores",
                  "t11"."cpu_model",
                  "t19"."_of",
                  "t19"."_at",
                  "t23"."_for",
                  "t23"."first"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t3"."product",
                      "t3"."machine",
                      "t3"."rows",
                      "t3"."version",
                      "t3"."vcpus",
                      "t3"."users",
                      "t3"."cluster",
                      "t3"."vcenter",
                      "t3"."environment",
                      "t3"."virtual",
                      "t3"."device",
                      "t3"."homeless",
                      "t3"."machine" AS "thing",
                      "t3"."processors",
                      "t3"."cores",
                      "t3"."cpu_model"
                    FROM "t2" AS "t3"
                  ) AS "t4"
                  WHERE
                    "t4"."device" = 0
                ) AS "t11"
                LEFT OUTER JOIN (
                  SELECT
                    "t15"."product" AS "_of",
                    "t15"."thing" AS "_at"
                  FROM "t13" AS "t15"
                ) AS "t19"
                  ON "t11"."product" = "t19"."_of" AND "t11"."thing" = "t19"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t20"."product" AS "_for",
                    "t20"."first"
                  FROM (
                    SELECT
                      "t15"."product",
                      MIN("t15"."thing") AS "first"
                    FROM "t13" AS "t15"
                    GROUP BY
                      1
                  ) AS "t20"
                ) AS "t23"
                  ON "t11"."product" = "t23"."_for"
              ) AS "t24"
            ) AS "t25"
            GROUP BY
              1,
              2
          ) AS "t26"
        ) AS "t28"
          ON "t21"."product" = "t28"."_product" AND "t21"."thing" = "t28"."_thing"
      ) AS "t29"
    ) AS "t30"
  ) AS "t31"
  WHERE
    "t31"."_why_not" IS NULL AND "t31"."vcpus" IS NOT NULL
), "t43" AS (
  SELECT
    "t40"."product",
    "t40"."machine",
    "t40"."rows",
    "t40"."version",
    "t40"."vcpus",
    "t40"."cluster",
    "t40"."vcenter",
    "t40"."environment",
    "t40"."virtual",
    "t40"."device",
    "t40"."homeless",
    "t40"."thing",
    "t40"."processors",
    "t40"."cores",
    "t40"."cpu_model",
    "t40"."machines",
    "t40"."per",
    "t40"."processors_exact",
    "t40"."_stop",
    "t40"."users",
    "t40"."most",
    "t40"."unknown",
    "t40"."_why_not",
    "t40"."_of",
    "t40"."_all",
    "t40"."per" * "t40"."processors_exact" * (
      CAST(CAST(CEIL(CAST(ROUND("t40"."_all", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) / "t40"."_all"
    ) AS "part",
    CONCAT(
      CONCAT(
        CONCAT(
          COALESCE(CAST(CAST("t40"."per" AS BIGINT) AS VARCHAR), '?'),
          ' for each processor, '
        ),
        COALESCE(
          IF(
            "t40"."vcpus" = 1,
            '1 vCPU',
            CONCAT(COALESCE(CAST("t40"."vcpus" AS VARCHAR), '?'), ' vCPUs')
          ),
          '?'
        )
      ),
      ' ÷ 2 (cloud policy of 2017-01)'
    ) AS "why"
  FROM (
    SELECT
      "t35"."product",
      "t35"."machine",
      "t35"."rows",
      "t35"."version",
      "t35"."vcpus",
      "t35"."cluster",
      "t35"."vcenter",
      "t35"."environment",
      "t35"."virtual",
      "t35"."device",
      "t35"."homeless",
      "t35"."thing",
      "t35"."processors",
      "t35"."cores",
      "t35"."cpu_model",
      "t35"."machines",
      "t35"."per",
      "t35"."processors_exact",
      "t35"."_stop",
      "t35"."users",
      "t35"."most",
      "t35"."unknown",
      "t35"."_why_not",
      "t38"."_of",
      "t38"."_all"
    FROM "t32" AS "t35"
    LEFT OUTER JOIN (
      SELECT
        "t36"."product" AS "_of",
        "t36"."_all"
      FROM (
        SELECT
          "t33"."product",
          SUM("t33"."processors_exact") AS "_all"
        FROM "t32" AS "t33"
        GROUP BY
          1
      ) AS "t36"
    ) AS "t38"
      ON "t35"."product" = "t38"."_of"
  ) AS "t40"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t49"."product",
          "t49"."thing",
          "t49"."machines",
          IF("t49"."_reason" IS NULL, "t49"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t49"."_reason", "t49"."_rule") AS "rule"
        FROM (
          SELECT
            "t45"."product",
            "t45"."thing",
            "t45"."machines",
            "t45"."part" + COALESCE("t48"."beyond", CAST(0.0 AS DOUBLE)) AS "_quantity",
            CONCAT(
              CONCAT('part of the common minimum: ', COALESCE("t45"."why", '?')),
              COALESCE(COALESCE("t48"."said", ''), '?')
            ) AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason"
          FROM "t43" AS "t45"
          LEFT OUTER JOIN (
            SELECT
              "t46"."lead",
              "t46"."product" AS "_of",
              IF(
                (
                  CAST(COALESCE("t46"."people", 0) AS DOUBLE) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                ),
                IF(
                  CAST(COALESCE("t46"."people", 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE("t46"."people", 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - "t46"."minimum" AS "beyond",
              CASE
                WHEN "t46"."people" IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN "t46"."people" > CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t46"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t46"."people" AS VARCHAR), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', more than '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                ELSE CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t46"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t46"."people" AS VARCHAR), '?'), ' users')
                            ),
                            '?'
                          ),
                          ' on all servers together'
                        ),
                        '?'
                      )
                    ),
                    ', so '
                  ),
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t46"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
              END AS "said"
            FROM (
              SELECT
                "t44"."product",
                SUM("t44"."part") AS "minimum",
                SUM("t44"."users") AS "people",
                MIN("t44"."thing") AS "lead"
              FROM "t43" AS "t44"
              GROUP BY
                1
            ) AS "t46"
          ) AS "t48"
            ON "t45"."product" = "t48"."_of" AND "t45"."thing" = "t48"."lead"
        ) AS "t49"
      ) AS "t50"
    ) AS "t51"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t39"."product",
          "t39"."thing",
          "t39"."machines",
          IF("t39"."_reason" IS NULL, "t39"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t39"."_reason", "t39"."_rule") AS "rule"
        FROM (
          SELECT
            "t34"."product",
            "t34"."thing",
            "t34"."machines",
            CAST(0.0 AS DOUBLE) AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t34"."vcpus" IS NULL
              ) AND (
                "t34"."homeless" > 0
              )
              THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t34"."thing", '?')), ' is not known')
              WHEN "t34"."vcpus" IS NULL
              THEN CONCAT(
                CONCAT('not counted: the vCPUs of ', COALESCE("t34"."thing", '?')),
                ' are not known'
              )
              WHEN "t34"."_why_not" IS NOT NULL
              THEN "t34"."_why_not"
              ELSE NULL
            END AS "_reason"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t30"."product",
                "t30"."machine",
                "t30"."rows",
                "t30"."version",
                "t30"."vcpus",
                "t30"."cluster",
                "t30"."vcenter",
                "t30"."environment",
                "t30"."virtual",
                "t30"."device",
                "t30"."homeless",
                "t30"."thing",
                "t30"."processors",
                "t30"."cores",
                "t30"."cpu_model",
                "t30"."machines",
                "t30"."per",
                "t30"."processors_exact",
                "t30"."_stop",
                "t30"."users",
                "t30"."most",
                "t30"."unknown",
                "t30"."_why_not"
              FROM (
                SELECT
                  "t29"."product",
                  "t29"."machine",
                  "t29"."rows",
                  "t29"."version",
                  "t29"."vcpus",
                  "t29"."cluster",
                  "t29"."vcenter",
                  "t29"."environment",
                  "t29"."virtual",
                  "t29"."device",
                  "t29"."homeless",
                  "t29"."thing",
                  "t29"."processors",
                  "t29"."cores",
                  "t29"."cpu_model",
                  "t29"."machines",
                  "t29"."per",
                  "t29"."processors_exact",
                  "t29"."_stop",
                  "t29"."_product",
                  "t29"."_thing",
                  "t29"."users",
                  "t29"."most",
                  "t29"."unknown",
                  COALESCE("t29"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t21"."product",
                    "t21"."machine",
                    "t21"."rows",
                    "t21"."version",
                    "t21"."vcpus",
                    "t21"."cluster",
                    "t21"."vcenter",
                    "t21"."environment",
                    "t21"."virtual",
                    "t21"."device",
                    "t21"."homeless",
                    "t21"."thing",
                    "t21"."processors",
                    "t21"."cores",
                    "t21"."cpu_model",
                    "t21"."machines",
                    "t21"."per",
                    "t21"."processors_exact",
                    "t21"."_stop",
                    "t28"."_product",
                    "t28"."_thing",
                    "t28"."users",
                    "t28"."most",
                    "t28"."unknown"
                  FROM (
                    SELECT
                      "t15"."product",
                      "t15"."machine",
                      "t15"."rows",
                      "t15"."version",
                      "t15"."vcpus",
                      "t15"."cluster",
                      "t15"."vcenter",
                      "t15"."environment",
                      "t15"."virtual",
                      "t15"."device",
                      "t15"."homeless",
                      "t15"."thing",
                      "t15"."processors",
                      "t15"."cores",
                      "t15"."cpu_model",
                      "t15"."machines",
                      "t15"."per",
                      "t15"."processors_exact",
                      CAST(NULL AS VARCHAR) AS "_stop"
                    FROM "t13" AS "t15"
                  ) AS "t21"
                  LEFT OUTER JOIN (
                    SELECT
                      "t26"."product" AS "_product",
                      "t26"."place" AS "_thing",
                      "t26"."users",
                      "t26"."most",
                      "t26"."unknown"
                    FROM (
                      SELECT
                        "t25"."product",
                        "t25"."place",
                        SUM("t25"."users") AS "users",
                        MAX("t25"."users") AS "most",
                        SUM(IF("t25"."users" IS NULL, 1, 0)) AS "unknown"
                      FROM (
                        SELECT
                          "t24"."product",
                          "t24"."machine",
                          "t24"."rows",
                          "t24"."version",
                          "t24"."vcpus",
                          "t24"."users",
                          "t24"."cluster",
                          "t24"."vcenter",
                          "t24"."environment",
                          "t24"."virtual",
                          "t24"."device",
                          "t24"."homeless",
                          "t24"."thing",
                          "t24"."processors",
                          "t24"."cores",
                          "t24"."cpu_model",
                          "t24"."_of",
                          "t24"."_at",
                          "t24"."_for",
                          "t24"."first",
                          COALESCE("t24"."_at", "t24"."first") AS "place"
                        FROM (
                          SELECT
                            "t11"."product",
                            "t11"."machine",
                            "t11"."rows",
                            "t11"."version",
                            "t11"."vcpus",
                            "t11"."users",
                            "t11"."cluster",
                            "t11"."vcenter",
                            "t11"."environment",
                            "t11"."virtual",
                            "t11"."device",
                            "t11"."homeless",
                            "t11"."thing",
                            "t11"."processors",
                            "t11"."cores",
                            "t11"."cpu_model",
                            "t19"."_of",
                            "t19"."_at",
                            "t23"."_for",
                            "t23"."first"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t3"."product",
                                "t3"."machine",
                                "t3"."rows",
                                "t3"."version",
                                "t3"."vcpus",
                                "t3"."users",
                                "t3"."cluster",
                                "t3"."vcenter",
                                "t3"."environment",
                                "t3"."virtual",
                                "t3"."device",
                                "t3"."homeless",
                                "t3"."machine" AS "thing",
                                "t3"."processors",
                                "t3"."cores",
                                "t3"."cpu_model"
                              FROM "t2" AS "t3"
                            ) AS "t4"
                            WHERE
                              "t4"."device" = 0
                          ) AS "t11"
                          LEFT OUTER JOIN (
                            SELECT
                              "t15"."product" AS "_of",
                              "t15"."thing" AS "_at"
                            FROM "t13" AS "t15"
                          ) AS "t19"
                            ON "t11"."product" = "t19"."_of" AND "t11"."thing" = "t19"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t20"."product" AS "_for",
                              "t20"."first"
                            FROM (
                              SELECT
                                "t15"."product",
                                MIN("t15"."thing") AS "first"
                              FROM "t13" AS "t15"
                              GROUP BY
                                1
                            ) AS "t20"
                          ) AS "t23"
                            ON "t11"."product" = "t23"."_for"
                        ) AS "t24"
                      ) AS "t25"
                      GROUP BY
                        1,
                        2
                    ) AS "t26"
                  ) AS "t28"
                    ON "t21"."product" = "t28"."_product" AND "t21"."thing" = "t28"."_thing"
                ) AS "t29"
              ) AS "t30"
            ) AS "t31"
            WHERE
              NOT (
                (
                  "t31"."_why_not" IS NULL
                ) AND (
                  "t31"."vcpus" IS NOT NULL
                )
              )
          ) AS "t34"
        ) AS "t39"
      ) AS "t41"
    ) AS "t42"
  ) AS "t52"
) AS "t53"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t12"."product",
      "t12"."thing",
      "t12"."machines",
      IF("t12"."_reason" IS NULL, "t12"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t12"."_reason", "t12"."_rule") AS "rule"
    FROM (
      SELECT
        "t7"."product",
        "t7"."thing",
        "t7"."machines",
        CAST(IF(COALESCE("t7"."users" > 0, FALSE), 0, 1) AS DOUBLE) AS "_quantity",
        IF(
          COALESCE("t7"."users" > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
      FROM (
        SELECT
          "t5"."product",
          "t5"."machine",
          "t5"."rows",
          "t5"."version",
          "t5"."vcpus",
          "t5"."users",
          "t5"."cluster",
          "t5"."vcenter",
          "t5"."environment",
          "t5"."virtual",
          "t5"."device",
          "t5"."homeless",
          "t5"."machine" AS "thing",
          "t5"."processors",
          "t5"."cores",
          "t5"."cpu_model",
          "t5"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t2" AS "t3"
          WHERE
            "t3"."device" = 1
        ) AS "t5"
      ) AS "t7"
    ) AS "t12"
  ) AS "t14"
) AS "t16"
