WITH "t3" AS (
  SELECT
    "t2"."product",
    "t2"."machine",
    "t2"."rows",
    "t2"."version",
    "t2"."vcpus",
    "t2"."users",
    "t2"."cluster",
    "t2"."vcenter",
    IFF("t2"."active" > 0, CAST(NULL AS VARCHAR), "t2"."environment") AS "environment",
    IFF(COALESCE("t2"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
    IFF("t2"."kind" = 'device', 1, 0) AS "device",
    IFF(COALESCE("t2"."kind" = 'virtual', FALSE) AND (
      "t2"."host" IS NULL
    ), 1, 0) AS "homeless",
    IFF(
      COALESCE("t2"."kind" = 'virtual', FALSE),
      COALESCE("t2"."host", "t2"."machine"),
      "t2"."machine"
    ) AS "thing",
    IFF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_processors", "t2"."processors") AS "processors",
    IFF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_cores", "t2"."cores") AS "cores",
    IFF(
      COALESCE("t2"."kind" = 'virtual', FALSE),
      COALESCE("t2"."host_cpu_model", "t2"."cpu_model"),
      "t2"."cpu_model"
    ) AS "cpu_model"
  FROM (
    SELECT
      "t1"."product",
      "t1"."machine",
      COUNT(*) AS "rows",
      MIN(LOWER("t1"."environment")) AS "environment",
      MAX(IFF("t1"."environment" IS NULL, 1, 0)) AS "active",
      MAX("t1"."kind") AS "kind",
      MAX("t1"."cpu_model") AS "cpu_model",
      MAX("t1"."host") AS "host",
      MAX("t1"."host_cpu_model") AS "host_cpu_model",
      MAX("t1"."cluster") AS "cluster",
      MAX("t1"."vcenter") AS "vcenter",
      MAX("t1"."version") AS "version",
      MAX("t1"."processors") AS "processors",
      MAX("t1"."cores") AS "cores",
      MAX("t1"."vcpus") AS "vcpus",
      MAX("t1"."host_processors") AS "host_processors",
      MAX("t1"."host_cores") AS "host_cores",
      MAX("t1"."users") AS "users"
    FROM (
      SELECT
        "t0"."product",
        IFF(TRIM("t0"."version", ' \t\n\r\x0b\f') = '', NULL, "t0"."version") AS "version",
        "t0"."machine",
        IFF(TRIM("t0"."kind", ' \t\n\r\x0b\f') = '', NULL, "t0"."kind") AS "kind",
        IFF("t0"."processors" > 0, "t0"."processors", NULL) AS "processors",
        IFF("t0"."cores" > 0, "t0"."cores", NULL) AS "cores",
        IFF("t0"."vcpus" > 0, "t0"."vcpus", NULL) AS "vcpus",
        IFF(TRIM("t0"."cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."cpu_model") AS "cpu_model",
        IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment") AS "environment",
        "t0"."users",
        IFF(TRIM("t0"."host", ' \t\n\r\x0b\f') = '', NULL, "t0"."host") AS "host",
        IFF("t0"."host_processors" > 0, "t0"."host_processors", NULL) AS "host_processors",
        IFF("t0"."host_cores" > 0, "t0"."host_cores", NULL) AS "host_cores",
        IFF(TRIM("t0"."host_cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."host_cpu_model") AS "host_cpu_model",
        IFF(TRIM("t0"."cluster", ' \t\n\r\x0b\f') = '', NULL, "t0"."cluster") AS "cluster",
        IFF(TRIM("t0"."vcenter", ' \t\n\r\x0b\f') = '', NULL, "t0"."vcenter") AS "vcenter"
      FROM "footprint" AS "t0"
    ) AS "t1"
    GROUP BY
      1,
      2
  ) AS "t2"
), "t15" AS (
  SELECT
    "t11"."product",
    "t11"."machine",
    "t11"."rows",
    "t11"."version",
    "t11"."vcpus",
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
    "t11"."machines",
    CASE
      WHEN FALSE
      OR (
        TRUE AND CONTAINS(LOWER("t11"."product"), 'weblogic')
      )
      OR (
        TRUE AND CONTAINS(LOWER("t11"."product"), 'internet application server')
      )
      OR (
        TRUE AND CONTAINS(LOWER("t11"."product"), 'internet_application_server')
      )
      OR (
        TRUE AND CONTAINS(LOWER("t11"."product"), 'business_intelligence')
      )
      THEN 10
      ELSE 25
    END AS "per",
    CAST("t11"."vcpus" AS DOUBLE) / 2 AS "processors_exact"
  FROM (
    SELECT
      "t9".*
      EXCLUDE ("users")
    FROM (
      SELECT
        "t7"."product",
        "t7"."machine",
        "t7"."rows",
        "t7"."version",
        "t7"."vcpus",
        "t7"."users",
        "t7"."cluster",
        "t7"."vcenter",
        "t7"."environment",
        "t7"."virtual",
        "t7"."device",
        0 AS "homeless",
        "t7"."machine" AS "thing",
        "t7"."processors",
        "t7"."cores",
        "t7"."cpu_model",
        "t7"."rows" AS "machines"
      FROM (
        SELECT
          *
        FROM "t3" AS "t4"
        WHERE
          "t4"."device" = 0
      ) AS "t7"
    ) AS "t9"
  ) AS "t11"
), "t33" AS (
  SELECT
    *
  FROM (
    SELECT
      "t31".*
      EXCLUDE ("_product", "_thing")
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
        "t30"."_product",
        "t30"."_thing",
        "t30"."users",
        "t30"."most",
        "t30"."unknown",
        COALESCE("t30"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
      FROM (
        SELECT
          "t22"."product",
          "t22"."machine",
          "t22"."rows",
          "t22"."version",
          "t22"."vcpus",
          "t22"."cluster",
          "t22"."vcenter",
          "t22"."environment",
          "t22"."virtual",
          "t22"."device",
          "t22"."homeless",
          "t22"."thing",
          "t22"."processors",
          "t22"."cores",
          "t22"."cpu_model",
          "t22"."machines",
          "t22"."per",
          "t22"."processors_exact",
          "t22"."_stop",
          "t29"."_product",
          "t29"."_thing",
          "t29"."users",
          "t29"."most",
          "t29"."unknown"
        FROM (
          SELECT
            "t17"."product",
            "t17"."machine",
            "t17"."rows",
            "t17"."version",
            "t17"."vcpus",
            "t17"."cluster",
            "t17"."vcenter",
            "t17"."environment",
            "t17"."virtual",
            "t17"."device",
            "t17"."homeless",
            "t17"."thing",
            "t17"."processors",
            "t17"."cores",
            "t17"."cpu_model",
            "t17"."machines",
            "t17"."per",
            "t17"."processors_exact",
            CAST(NULL AS VARCHAR) AS "_stop"
          FROM "t15" AS "t17"
        ) AS "t22"
        LEFT OUTER JOIN (
          SELECT
            "t27"."product" AS "_product",
            "t27"."place" AS "_thing",
            "t27"."users",
            "t27"."most",
            "t27"."unknown"
          FROM (
            SELECT
              "t26"."product",
              "t26"."place",
              SUM("t26"."users") AS "users",
              MAX("t26"."users") AS "most",
              SUM(IFF("t26"."users" IS NULL, 1, 0)) AS "unknown"
            FROM (
              SELECT
                "t25"."product",
                "t25"."machine",
                "t25"."rows",
                "t25"."version",
                "t25"."vcpus",
                "t25"."users",
                "t25"."cluster",
                "t25"."vcenter",
                "t25"."environment",
                "t25"."virtual",
                "t25"."device",
                "t25"."homeless",
                "t25"."thing",
                "t25"."processors",
                "t25"."cores",
                "t25"."cpu_model",
                "t25"."_of",
                "t25"."_at",
                "t25"."_for",
                "t25"."first",
                COALESCE("t25"."_at", "t25"."first") AS "place"
              FROM (
                SELECT
                  "t12"."product",
                  "t12"."machine",
                  "t12"."rows",
                  "t12"."version",
                  "t12"."vcpus",
                  "t12"."users",
                  "t12"."cluster",
                  "t12"."vcenter",
                  "t12"."environment",
                  "t12"."virtual",
                  "t12"."device",
                  "t12"."homeless",
                  "t12"."thing",
                  "t12"."processors",
                  "t12"."cores",
                  "t12"."cpu_model",
                  "t20"."_of",
                  "t20"."_at",
                  "t24"."_for",
                  "t24"."first"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      "t4"."product",
                      "t4"."machine",
                      "t4"."rows",
                      "t4"."version",
                      "t4"."vcpus",
                      "t4"."users",
                      "t4"."cluster",
                      "t4"."vcenter",
                      "t4"."environment",
                      "t4"."virtual",
                      "t4"."device",
                      "t4"."homeless",
                      "t4"."machine" AS "thing",
                      "t4"."processors",
                      "t4"."cores",
                      "t4"."cpu_model"
                    FROM "t3" AS "t4"
                  ) AS "t5"
                  WHERE
                    "t5"."device" = 0
                ) AS "t12"
                LEFT OUTER JOIN (
                  SELECT
                    "t17"."product" AS "_of",
                    "t17"."thing" AS "_at"
                  FROM "t15" AS "t17"
                ) AS "t20"
                  ON "t12"."product" = "t20"."_of" AND "t12"."thing" = "t20"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t21"."product" AS "_for",
                    "t21"."first"
                  FROM (
                    SELECT
                      "t17"."product",
                      MIN("t17"."thing") AS "first"
                    FROM "t15" AS "t17"
                    GROUP BY
                      1
                  ) AS "t21"
                ) AS "t24"
                  ON "t12"."product" = "t24"."_for"
              ) AS "t25"
            ) AS "t26"
            GROUP BY
              1,
              2
          ) AS "t27"
        ) AS "t29"
          ON "t22"."product" = "t29"."_product" AND "t22"."thing" = "t29"."_thing"
      ) AS "t30"
    ) AS "t31"
  ) AS "t32"
  WHERE
    "t32"."_why_not" IS NULL AND "t32"."vcpus" IS NOT NULL
), "t44" AS (
  SELECT
    "t41"."product",
    "t41"."machine",
    "t41"."rows",
    "t41"."version",
    "t41"."vcpus",
    "t41"."cluster",
    "t41"."vcenter",
    "t41"."environment",
    "t41"."virtual",
    "t41"."device",
    "t41"."homeless",
    "t41"."thing",
    "t41"."processors",
    "t41"."cores",
    "t41"."cpu_model",
    "t41"."machines",
    "t41"."per",
    "t41"."processors_exact",
    "t41"."_stop",
    "t41"."users",
    "t41"."most",
    "t41"."unknown",
    "t41"."_why_not",
    "t41"."_of",
    "t41"."_all",
    "t41"."per" * "t41"."processors_exact" * (
      CAST(CEIL(CAST(ROUND("t41"."_all", 6) AS DOUBLE)) AS BIGINT) / "t41"."_all"
    ) AS "part",
    CONCAT(
      CONCAT(
        CONCAT(
          CONCAT('', COALESCE(CAST(CAST("t41"."per" AS BIGINT) AS VARCHAR), '?')),
          COALESCE(' for each processor, ', '?')
        ),
        COALESCE(
          IFF(
            "t41"."vcpus" = 1,
            '1 vCPU',
            CONCAT(CONCAT('', COALESCE(CAST("t41"."vcpus" AS VARCHAR), '?')), COALESCE(' vCPUs', '?'))
          ),
          '?'
        )
      ),
      COALESCE(' ÷ 2 (cloud policy of 2017-01)', '?')
    ) AS "why"
  FROM (
    SELECT
      "t36"."product",
      "t36"."machine",
      "t36"."rows",
      "t36"."version",
      "t36"."vcpus",
      "t36"."cluster",
      "t36"."vcenter",
      "t36"."environment",
      "t36"."virtual",
      "t36"."device",
      "t36"."homeless",
      "t36"."thing",
      "t36"."processors",
      "t36"."cores",
      "t36"."cpu_model",
      "t36"."machines",
      "t36"."per",
      "t36"."processors_exact",
      "t36"."_stop",
      "t36"."users",
      "t36"."most",
      "t36"."unknown",
      "t36"."_why_not",
      "t39"."_of",
      "t39"."_all"
    FROM "t33" AS "t36"
    LEFT OUTER JOIN (
      SELECT
        "t37"."product" AS "_of",
        "t37"."_all"
      FROM (
        SELECT
          "t34"."product",
          SUM("t34"."processors_exact") AS "_all"
        FROM "t33" AS "t34"
        GROUP BY
          1
      ) AS "t37"
    ) AS "t39"
      ON "t36"."product" = "t39"."_of"
  ) AS "t41"
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
          "t51"."product",
          "t51"."thing",
          "t51"."machines",
          IFF("t51"."_reason" IS NULL, "t51"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t51"."_reason", "t51"."_rule") AS "rule"
        FROM (
          SELECT
            "t50"."product",
            "t50"."machine",
            "t50"."rows",
            "t50"."version",
            "t50"."vcpus",
            "t50"."cluster",
            "t50"."vcenter",
            "t50"."environment",
            "t50"."virtual",
            "t50"."device",
            "t50"."homeless",
            "t50"."thing",
            "t50"."processors",
            "t50"."cores",
            "t50"."cpu_model",
            "t50"."machines",
            "t50"."per",
            "t50"."processors_exact",
            "t50"."_stop",
            "t50"."users",
            "t50"."most",
            "t50"."unknown",
            "t50"."_why_not",
            "t50"."_of",
            "t50"."_all",
            "t50"."part",
            "t50"."why",
            "t50"."lead",
            "t50"."_of_right",
            "t50"."beyond",
            "t50"."said",
            "t50"."part" + COALESCE("t50"."beyond", 0.0) AS "_quantity",
            CONCAT(
              CONCAT(
                CONCAT('', COALESCE('part of the common minimum: ', '?')),
                COALESCE("t50"."why", '?')
              ),
              COALESCE(COALESCE("t50"."said", ''), '?')
            ) AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason"
          FROM (
            SELECT
              "t46"."product",
              "t46"."machine",
              "t46"."rows",
              "t46"."version",
              "t46"."vcpus",
              "t46"."cluster",
              "t46"."vcenter",
              "t46"."environment",
              "t46"."virtual",
              "t46"."device",
              "t46"."homeless",
              "t46"."thing",
              "t46"."processors",
              "t46"."cores",
              "t46"."cpu_model",
              "t46"."machines",
              "t46"."per",
              "t46"."processors_exact",
              "t46"."_stop",
              "t46"."users",
              "t46"."most",
              "t46"."unknown",
              "t46"."_why_not",
              "t46"."_of",
              "t46"."_all",
              "t46"."part",
              "t46"."why",
              "t49"."lead",
              "t49"."_of" AS "_of_right",
              "t49"."beyond",
              "t49"."said"
            FROM "t44" AS "t46"
            LEFT OUTER JOIN (
              SELECT
                "t47"."lead",
                "t47"."product" AS "_of",
                IFF(
                  (
                    CAST(COALESCE("t47"."people", 0) AS DOUBLE) IS NOT NULL
                  )
                  AND (
                    CAST(CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                  ),
                  IFF(
                    CAST(COALESCE("t47"."people", 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                    CAST(COALESCE("t47"."people", 0) AS DOUBLE),
                    CAST(CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                  ),
                  NULL
                ) - "t47"."minimum" AS "beyond",
                CASE
                  WHEN "t47"."people" IS NULL
                  THEN CONCAT(
                    CONCAT('', COALESCE('; users not known, so at least ', '?')),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                  WHEN "t47"."people" > CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT)
                  THEN CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('; ', '?')),
                        COALESCE(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IFF(
                                  "t47"."people" = 1,
                                  '1 user',
                                  CONCAT(
                                    CONCAT('', COALESCE(CAST("t47"."people" AS VARCHAR), '?')),
                                    COALESCE(' users', '?')
                                  )
                                ),
                                '?'
                              )
                            ),
                            COALESCE(' on all servers together', '?')
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', more than ', '?')
                    ),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                  ELSE CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT('', COALESCE('; ', '?')),
                        COALESCE(
                          CONCAT(
                            CONCAT(
                              '',
                              COALESCE(
                                IFF(
                                  "t47"."people" = 1,
                                  '1 user',
                                  CONCAT(
                                    CONCAT('', COALESCE(CAST("t47"."people" AS VARCHAR), '?')),
                                    COALESCE(' users', '?')
                                  )
                                ),
                                '?'
                              )
                            ),
                            COALESCE(' on all servers together', '?')
                          ),
                          '?'
                        )
                      ),
                      COALESCE(', so ', '?')
                    ),
                    COALESCE(
                      CONCAT(
                        CONCAT(
                          CONCAT('', COALESCE('the minimum of ', '?')),
                          COALESCE(
                            CAST(CAST(CEIL(CAST(ROUND("t47"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                            '?'
                          )
                        ),
                        COALESCE(' for all servers together', '?')
                      ),
                      '?'
                    )
                  )
                END AS "said"
              FROM (
                SELECT
                  "t45"."product",
                  SUM("t45"."part") AS "minimum",
                  SUM("t45"."users") AS "people",
                  MIN("t45"."thing") AS "lead"
                FROM "t44" AS "t45"
                GROUP BY
                  1
              ) AS "t47"
            ) AS "t49"
              ON "t46"."product" = "t49"."_of" AND "t46"."thing" = "t49"."lead"
          ) AS "t50"
        ) AS "t51"
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
          "t40"."product",
          "t40"."thing",
          "t40"."machines",
          IFF("t40"."_reason" IS NULL, "t40"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t40"."_reason", "t40"."_rule") AS "rule"
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
            0.0 AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t35"."vcpus" IS NULL
              ) AND (
                "t35"."homeless" > 0
              )
              THEN CONCAT(
                CONCAT(
                  CONCAT('', COALESCE('not counted: the host of ', '?')),
                  COALESCE("t35"."thing", '?')
                ),
                COALESCE(' is not known', '?')
              )
              WHEN "t35"."vcpus" IS NULL
              THEN CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('vCPUs', '?')),
                    COALESCE(' of ', '?')
                  ),
                  COALESCE("t35"."thing", '?')
                ),
                COALESCE(' are not known', '?')
              )
              WHEN "t35"."_why_not" IS NOT NULL
              THEN "t35"."_why_not"
              ELSE NULL
            END AS "_reason"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t31".*
                EXCLUDE ("_product", "_thing")
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
                  "t30"."_product",
                  "t30"."_thing",
                  "t30"."users",
                  "t30"."most",
                  "t30"."unknown",
                  COALESCE("t30"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t22"."product",
                    "t22"."machine",
                    "t22"."rows",
                    "t22"."version",
                    "t22"."vcpus",
                    "t22"."cluster",
                    "t22"."vcenter",
                    "t22"."environment",
                    "t22"."virtual",
                    "t22"."device",
                    "t22"."homeless",
                    "t22"."thing",
                    "t22"."processors",
                    "t22"."cores",
                    "t22"."cpu_model",
                    "t22"."machines",
                    "t22"."per",
                    "t22"."processors_exact",
                    "t22"."_stop",
                    "t29"."_product",
                    "t29"."_thing",
                    "t29"."users",
                    "t29"."most",
                    "t29"."unknown"
                  FROM (
                    SELECT
                      "t17"."product",
                      "t17"."machine",
                      "t17"."rows",
                      "t17"."version",
                      "t17"."vcpus",
                      "t17"."cluster",
                      "t17"."vcenter",
                      "t17"."environment",
                      "t17"."virtual",
                      "t17"."device",
                      "t17"."homeless",
                      "t17"."thing",
                      "t17"."processors",
                      "t17"."cores",
                      "t17"."cpu_model",
                      "t17"."machines",
                      "t17"."per",
                      "t17"."processors_exact",
                      CAST(NULL AS VARCHAR) AS "_stop"
                    FROM "t15" AS "t17"
                  ) AS "t22"
                  LEFT OUTER JOIN (
                    SELECT
                      "t27"."product" AS "_product",
                      "t27"."place" AS "_thing",
                      "t27"."users",
                      "t27"."most",
                      "t27"."unknown"
                    FROM (
                      SELECT
                        "t26"."product",
                        "t26"."place",
                        SUM("t26"."users") AS "users",
                        MAX("t26"."users") AS "most",
                        SUM(IFF("t26"."users" IS NULL, 1, 0)) AS "unknown"
                      FROM (
                        SELECT
                          "t25"."product",
                          "t25"."machine",
                          "t25"."rows",
                          "t25"."version",
                          "t25"."vcpus",
                          "t25"."users",
                          "t25"."cluster",
                          "t25"."vcenter",
                          "t25"."environment",
                          "t25"."virtual",
                          "t25"."device",
                          "t25"."homeless",
                          "t25"."thing",
                          "t25"."processors",
                          "t25"."cores",
                          "t25"."cpu_model",
                          "t25"."_of",
                          "t25"."_at",
                          "t25"."_for",
                          "t25"."first",
                          COALESCE("t25"."_at", "t25"."first") AS "place"
                        FROM (
                          SELECT
                            "t12"."product",
                            "t12"."machine",
                            "t12"."rows",
                            "t12"."version",
                            "t12"."vcpus",
                            "t12"."users",
                            "t12"."cluster",
                            "t12"."vcenter",
                            "t12"."environment",
                            "t12"."virtual",
                            "t12"."device",
                            "t12"."homeless",
                            "t12"."thing",
                            "t12"."processors",
                            "t12"."cores",
                            "t12"."cpu_model",
                            "t20"."_of",
                            "t20"."_at",
                            "t24"."_for",
                            "t24"."first"
                          FROM (
                            SELECT
                              *
                            FROM (
                              SELECT
                                "t4"."product",
                                "t4"."machine",
                                "t4"."rows",
                                "t4"."version",
                                "t4"."vcpus",
                                "t4"."users",
                                "t4"."cluster",
                                "t4"."vcenter",
                                "t4"."environment",
                                "t4"."virtual",
                                "t4"."device",
                                "t4"."homeless",
                                "t4"."machine" AS "thing",
                                "t4"."processors",
                                "t4"."cores",
                                "t4"."cpu_model"
                              FROM "t3" AS "t4"
                            ) AS "t5"
                            WHERE
                              "t5"."device" = 0
                          ) AS "t12"
                          LEFT OUTER JOIN (
                            SELECT
                              "t17"."product" AS "_of",
                              "t17"."thing" AS "_at"
                            FROM "t15" AS "t17"
                          ) AS "t20"
                            ON "t12"."product" = "t20"."_of" AND "t12"."thing" = "t20"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t21"."product" AS "_for",
                              "t21"."first"
                            FROM (
                              SELECT
                                "t17"."product",
                                MIN("t17"."thing") AS "first"
                              FROM "t15" AS "t17"
                              GROUP BY
                                1
                            ) AS "t21"
                          ) AS "t24"
                            ON "t12"."product" = "t24"."_for"
                        ) AS "t25"
                      ) AS "t26"
                      GROUP BY
                        1,
                        2
                    ) AS "t27"
                  ) AS "t29"
                    ON "t22"."product" = "t29"."_product" AND "t22"."thing" = "t29"."_thing"
                ) AS "t30"
              ) AS "t31"
            ) AS "t32"
            WHERE
              NOT (
                (
                  "t32"."_why_not" IS NULL
                ) AND (
                  "t32"."vcpus" IS NOT NULL
                )
              )
          ) AS "t35"
        ) AS "t40"
      ) AS "t42"
    ) AS "t43"
  ) AS "t54"
) AS "t55"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t13"."product",
      "t13"."thing",
      "t13"."machines",
      IFF("t13"."_reason" IS NULL, "t13"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t13"."_reason", "t13"."_rule") AS "rule"
    FROM (
      SELECT
        "t8"."product",
        "t8"."machine",
        "t8"."rows",
        "t8"."version",
        "t8"."vcpus",
        "t8"."users",
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
        "t8"."machines",
        CAST(IFF(COALESCE("t8"."users" > 0, FALSE), 0, 1) AS DOUBLE) AS "_quantity",
        IFF(
          COALESCE("t8"."users" > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
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
          "t6"."homeless",
          "t6"."machine" AS "thing",
          "t6"."processors",
          "t6"."cores",
          "t6"."cpu_model",
          "t6"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t3" AS "t4"
          WHERE
            "t4"."device" = 1
        ) AS "t6"
      ) AS "t8"
    ) AS "t13"
  ) AS "t14"
) AS "t16"
