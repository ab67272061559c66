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
), "t18" AS (
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
    "t17"."cloud",
    COALESCE(
      "t17"."refused",
      IF(
        "t17"."vcpus" > CASE
          WHEN (
            STRPOS(LOWER("t17"."product"), 'standard2') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard_2') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard_edition_2') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard edition 2') > 0
          )
          THEN 8
          WHEN (
            STRPOS(LOWER("t17"."product"), 'standard_one') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard_edition_one') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard edition one') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard1') > 0
          )
          THEN 8
          WHEN (
            STRPOS(LOWER("t17"."product"), 'database_standard') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard_edition') > 0
          )
          OR (
            STRPOS(LOWER("t17"."product"), 'standard edition') > 0
          )
          THEN 16
          WHEN STRPOS(LOWER("t17"."product"), 'weblogic') > 0
          THEN CAST(NULL AS BIGINT)
          ELSE 8
        END,
        CONCAT(
          CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    'not eligible for ',
                    COALESCE(
                      CASE
                        WHEN (
                          STRPOS(LOWER("t17"."product"), 'standard2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard_2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard_edition_2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard edition 2') > 0
                        )
                        THEN 'Standard Edition 2'
                        WHEN (
                          STRPOS(LOWER("t17"."product"), 'standard_one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard_edition_one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard edition one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard1') > 0
                        )
                        THEN 'Standard Edition One'
                        WHEN (
                          STRPOS(LOWER("t17"."product"), 'database_standard') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard_edition') > 0
                        )
                        OR (
                          STRPOS(LOWER("t17"."product"), 'standard edition') > 0
                        )
                        THEN 'Standard Edition'
                        WHEN STRPOS(LOWER("t17"."product"), 'weblogic') > 0
                        THEN 'WebLogic Server Standard Edition'
                        ELSE 'Standard Edition 2'
                      END,
                      '?'
                    )
                  ),
                  ': '
                ),
                COALESCE(
                  IF(
                    "t17"."vcpus" = 1,
                    '1 vCPU',
                    CONCAT(COALESCE(CAST("t17"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                  ),
                  '?'
                )
              ),
              ', and a machine may have at most '
            ),
            COALESCE(
              CAST(CASE
                WHEN (
                  STRPOS(LOWER("t17"."product"), 'standard2') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard_2') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard_edition_2') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard edition 2') > 0
                )
                THEN 8
                WHEN (
                  STRPOS(LOWER("t17"."product"), 'standard_one') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard_edition_one') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard edition one') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard1') > 0
                )
                THEN 8
                WHEN (
                  STRPOS(LOWER("t17"."product"), 'database_standard') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard_edition') > 0
                )
                OR (
                  STRPOS(LOWER("t17"."product"), 'standard edition') > 0
                )
                THEN 16
                WHEN STRPOS(LOWER("t17"."product"), 'weblogic') > 0
                THEN CAST(NULL AS BIGINT)
                ELSE 8
              END AS VARCHAR),
              '?'
            )
          ),
          ' (cloud policy of 2017-01); count it as Enterprise Edition'
        ),
        CAST(NULL AS VARCHAR)
      )
    ) AS "refused",
    "t17"."machines"
  FROM (
    SELECT
      "t16"."product",
      "t16"."machine",
      "t16"."rows",
      "t16"."version",
      "t16"."vcpus",
      "t16"."cluster",
      "t16"."vcenter",
      "t16"."environment",
      "t16"."virtual",
      "t16"."device",
      "t16"."homeless",
      "t16"."thing",
      "t16"."processors",
      "t16"."cores",
      "t16"."cpu_model",
      "t16"."cloud",
      "t16"."refused",
      "t16"."machines"
    FROM (
      SELECT
        "t15"."product",
        "t15"."machine",
        "t15"."rows",
        "t15"."version",
        "t15"."vcpus",
        "t15"."users",
        "t15"."cluster",
        "t15"."vcenter",
        "t15"."environment",
        "t15"."virtual",
        "t15"."device",
        0 AS "homeless",
        "t15"."machine" AS "thing",
        "t15"."processors",
        "t15"."cores",
        "t15"."cpu_model",
        "t15"."cloud",
        "t15"."refused",
        "t15"."rows" AS "machines"
      FROM (
        SELECT
          "t13"."product",
          "t13"."machine",
          "t13"."rows",
          "t13"."version",
          "t13"."vcpus",
          "t13"."users",
          "t13"."cluster",
          "t13"."vcenter",
          "t13"."environment",
          "t13"."virtual",
          "t13"."device",
          "t13"."homeless",
          "t13"."thing",
          "t13"."processors",
          "t13"."cores",
          "t13"."cpu_model",
          "t13"."cloud",
          IF(
            "t13"."thing" <> "t13"."machine",
            CONCAT(
              CONCAT(
                CONCAT(CONCAT('not counted: ', COALESCE("t13"."machine", '?')), ' runs on the host '),
                COALESCE("t13"."thing", '?')
              ),
              ', which is in no public cloud'
            ),
            CAST(NULL AS VARCHAR)
          ) AS "refused"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t9"."product",
              "t9"."machine",
              "t9"."rows",
              "t9"."version",
              "t9"."vcpus",
              "t9"."users",
              "t9"."cluster",
              "t9"."vcenter",
              "t9"."environment",
              "t9"."virtual",
              "t9"."device",
              "t9"."homeless",
              IF("t9"."cloud" IS NOT NULL, "t9"."machine", "t9"."thing") AS "thing",
              "t9"."processors",
              "t9"."cores",
              "t9"."cpu_model",
              "t9"."cloud"
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
                "t3"."thing",
                "t3"."processors",
                "t3"."cores",
                "t3"."cpu_model",
                IF(
                  "t3"."device" = 0,
                  CASE
                    WHEN COALESCE(
                      REGEXP_LIKE(
                        LOWER(
                          IF("t3"."thing" <> "t3"."machine", "t3"."thing", COALESCE("t3"."environment", ''))
                        ),
                        '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)'
                      ),
                      FALSE
                    )
                    THEN 'authorized'
                    WHEN COALESCE(
                      REGEXP_LIKE(
                        LOWER(
                          IF("t3"."thing" <> "t3"."machine", "t3"."thing", COALESCE("t3"."environment", ''))
                        ),
                        '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)'
                      ),
                      FALSE
                    )
                    THEN 'oci'
                    ELSE CAST(NULL AS VARCHAR)
                  END,
                  CAST(NULL AS VARCHAR)
                ) AS "cloud"
              FROM "t2" AS "t3"
            ) AS "t9"
          ) AS "t11"
          WHERE
            "t11"."device" = 0
        ) AS "t13"
      ) AS "t15"
    ) AS "t16"
  ) AS "t17"
), "t38" AS (
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
    "t35"."cloud",
    "t35"."refused",
    "t35"."machines",
    "t35"."_stop",
    "t35"."users",
    "t35"."most",
    "t35"."unknown",
    "t35"."_why_not",
    CAST(CEIL(CAST("t35"."vcpus" AS DOUBLE) / 8) AS BIGINT) * 10 AS "part",
    CAST(CEIL(CAST("t35"."vcpus" AS DOUBLE) / 8) AS BIGINT) * 10 AS "alone",
    CAST(NULL AS DOUBLE) AS "fewest",
    CAST(NULL AS DOUBLE) AS "step",
    CONCAT(
      CONCAT(
        '10 for every 8 vCPUs that begin, ',
        COALESCE(
          IF(
            "t35"."vcpus" = 1,
            '1 vCPU',
            CONCAT(COALESCE(CAST("t35"."vcpus" AS VARCHAR), '?'), ' vCPUs')
          ),
          '?'
        )
      ),
      ' (cloud policy of 2017-01)'
    ) AS "why"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t33"."product",
        "t33"."machine",
        "t33"."rows",
        "t33"."version",
        "t33"."vcpus",
        "t33"."cluster",
        "t33"."vcenter",
        "t33"."environment",
        "t33"."virtual",
        "t33"."device",
        "t33"."homeless",
        "t33"."thing",
        "t33"."processors",
        "t33"."cores",
        "t33"."cpu_model",
        "t33"."cloud",
        "t33"."refused",
        "t33"."machines",
        "t33"."_stop",
        "t33"."users",
        "t33"."most",
        "t33"."unknown",
        "t33"."_why_not"
      FROM (
        SELECT
          "t32"."product",
          "t32"."machine",
          "t32"."rows",
          "t32"."version",
          "t32"."vcpus",
          "t32"."cluster",
          "t32"."vcenter",
          "t32"."environment",
          "t32"."virtual",
          "t32"."device",
          "t32"."homeless",
          "t32"."thing",
          "t32"."processors",
          "t32"."cores",
          "t32"."cpu_model",
          "t32"."cloud",
          "t32"."refused",
          "t32"."machines",
          "t32"."_stop",
          "t32"."_product",
          "t32"."_thing",
          "t32"."users",
          "t32"."most",
          "t32"."unknown",
          COALESCE("t32"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
        FROM (
          SELECT
            "t24"."product",
            "t24"."machine",
            "t24"."rows",
            "t24"."version",
            "t24"."vcpus",
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
            "t24"."cloud",
            "t24"."refused",
            "t24"."machines",
            "t24"."_stop",
            "t31"."_product",
            "t31"."_thing",
            "t31"."users",
            "t31"."most",
            "t31"."unknown"
          FROM (
            SELECT
              "t19"."product",
              "t19"."machine",
              "t19"."rows",
              "t19"."version",
              "t19"."vcpus",
              "t19"."cluster",
              "t19"."vcenter",
              "t19"."environment",
              "t19"."virtual",
              "t19"."device",
              "t19"."homeless",
              "t19"."thing",
              "t19"."processors",
              "t19"."cores",
              "t19"."cpu_model",
              "t19"."cloud",
              "t19"."refused",
              "t19"."machines",
              "t19"."refused" AS "_stop"
            FROM "t18" AS "t19"
          ) AS "t24"
          LEFT OUTER JOIN (
            SELECT
              "t29"."product" AS "_product",
              "t29"."place" AS "_thing",
              "t29"."users",
              "t29"."most",
              "t29"."unknown"
            FROM (
              SELECT
                "t28"."product",
                "t28"."place",
                SUM("t28"."users") AS "users",
                MAX("t28"."users") AS "most",
                SUM(IF("t28"."users" IS NULL, 1, 0)) AS "unknown"
              FROM (
                SELECT
                  "t27"."product",
                  "t27"."machine",
                  "t27"."rows",
                  "t27"."version",
                  "t27"."vcpus",
                  "t27"."users",
                  "t27"."cluster",
                  "t27"."vcenter",
                  "t27"."environment",
                  "t27"."virtual",
                  "t27"."device",
                  "t27"."homeless",
                  "t27"."thing",
                  "t27"."processors",
                  "t27"."cores",
                  "t27"."cpu_model",
                  "t27"."_of",
                  "t27"."_at",
                  "t27"."_for",
                  "t27"."first",
                  COALESCE("t27"."_at", "t27"."first") AS "place"
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
                    "t22"."_of",
                    "t22"."_at",
                    "t26"."_for",
                    "t26"."first"
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
                  ) AS "t8"
                  LEFT OUTER JOIN (
                    SELECT
                      "t19"."product" AS "_of",
                      "t19"."thing" AS "_at"
                    FROM "t18" AS "t19"
                  ) AS "t22"
                    ON "t8"."product" = "t22"."_of" AND "t8"."thing" = "t22"."_at"
                  LEFT OUTER JOIN (
                    SELECT
                      "t23"."product" AS "_for",
                      "t23"."first"
                    FROM (
                      SELECT
                        "t19"."product",
                        MIN("t19"."thing") AS "first"
                      FROM "t18" AS "t19"
                      GROUP BY
                        1
                    ) AS "t23"
                  ) AS "t26"
                    ON "t8"."product" = "t26"."_for"
                ) AS "t27"
              ) AS "t28"
              GROUP BY
                1,
                2
            ) AS "t29"
          ) AS "t31"
            ON "t24"."product" = "t31"."_product" AND "t24"."thing" = "t31"."_thing"
        ) AS "t32"
      ) AS "t33"
    ) AS "t34"
    WHERE
      "t34"."_why_not" IS NULL AND "t34"."vcpus" IS NOT NULL
  ) AS "t35"
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
          "t46"."product",
          "t46"."thing",
          "t46"."machines",
          IF("t46"."_reason" IS NULL, "t46"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t46"."_reason", "t46"."_rule") AS "rule",
          IF("t46"."_reason" IS NULL, CAST("t46"."_alone" AS DOUBLE), CAST(NULL AS DOUBLE)) AS "alone",
          IF("t46"."_reason" IS NULL, "t46"."_alone_rule", CAST(NULL AS VARCHAR)) AS "alone_rule",
          IF("t46"."_reason" IS NULL, "t46"."_people", CAST(NULL AS DOUBLE)) AS "people",
          IF("t46"."_reason" IS NULL, "t46"."_least", CAST(NULL AS DOUBLE)) AS "least",
          IF("t46"."_reason" IS NULL, "t46"."_step", CAST(NULL AS DOUBLE)) AS "step",
          IF("t46"."_reason" IS NULL, "t46"."_version", CAST(NULL AS VARCHAR)) AS "version"
        FROM (
          SELECT
            "t40"."product",
            "t40"."thing",
            "t40"."machines",
            "t40"."part" + COALESCE("t45"."beyond", CAST(0.0 AS DOUBLE)) AS "_quantity",
            CONCAT(
              COALESCE(CONCAT('part of the common minimum: ', COALESCE("t40"."why", '?')), '?'),
              COALESCE(COALESCE("t45"."said", ''), '?')
            ) AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason",
            "t40"."alone" AS "_alone",
            CONCAT('part of the common minimum: ', COALESCE("t40"."why", '?')) AS "_alone_rule",
            CAST(COALESCE("t40"."users", 0) AS DOUBLE) AS "_people",
            "t40"."fewest" AS "_least",
            "t40"."step" AS "_step",
            CAST(NULL AS VARCHAR) AS "_version"
          FROM "t38" AS "t40"
          LEFT OUTER JOIN (
            SELECT
              "t42"."lead",
              "t42"."product" AS "_of",
              IF(
                (
                  CAST(COALESCE("t42"."people", 0) AS DOUBLE) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE) IS NOT NULL
                ),
                IF(
                  CAST(COALESCE("t42"."people", 0) AS DOUBLE) >= CAST(CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE),
                  CAST(COALESCE("t42"."people", 0) AS DOUBLE),
                  CAST(CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT) AS DOUBLE)
                ),
                NULL
              ) - "t42"."minimum" AS "beyond",
              CASE
                WHEN "t42"."people" IS NULL
                THEN CONCAT(
                  '; users not known, so at least ',
                  COALESCE(
                    CONCAT(
                      CONCAT(
                        'the minimum of ',
                        COALESCE(
                          CAST(CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
                          '?'
                        )
                      ),
                      ' for all servers together'
                    ),
                    '?'
                  )
                )
                WHEN "t42"."people" > CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT)
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      '; ',
                      COALESCE(
                        CONCAT(
                          COALESCE(
                            IF(
                              "t42"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t42"."people" AS VARCHAR), '?'), ' users')
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
                          CAST(CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
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
                              "t42"."people" = 1,
                              '1 user',
                              CONCAT(COALESCE(CAST("t42"."people" AS VARCHAR), '?'), ' users')
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
                          CAST(CAST(CEIL(CAST(ROUND("t42"."minimum", 6) AS DOUBLE)) AS BIGINT) AS VARCHAR),
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
                "t39"."product",
                SUM("t39"."part") AS "minimum",
                SUM("t39"."users") AS "people",
                MIN("t39"."thing") AS "lead"
              FROM "t38" AS "t39"
              GROUP BY
                1
            ) AS "t42"
          ) AS "t45"
            ON "t40"."product" = "t45"."_of" AND "t40"."thing" = "t45"."lead"
        ) AS "t46"
      ) AS "t47"
    ) AS "t48"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t37"."product",
          "t37"."thing",
          "t37"."machines",
          IF("t37"."_reason" IS NULL, "t37"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
          COALESCE("t37"."_reason", "t37"."_rule") AS "rule",
          "t37"."_alone" AS "alone",
          "t37"."_alone_rule" AS "alone_rule",
          "t37"."_people" AS "people",
          "t37"."_least" AS "least",
          "t37"."_step" AS "step",
          "t37"."_version" AS "version"
        FROM (
          SELECT
            "t36"."product",
            "t36"."thing",
            "t36"."machines",
            CAST(0.0 AS DOUBLE) AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t36"."vcpus" IS NULL
              ) AND (
                "t36"."homeless" > 0
              )
              THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t36"."thing", '?')), ' is not known')
              WHEN "t36"."vcpus" IS NULL
              THEN CONCAT(
                CONCAT('not counted: the vCPUs of ', COALESCE("t36"."thing", '?')),
                ' are not known'
              )
              WHEN "t36"."_why_not" IS NOT NULL
              THEN "t36"."_why_not"
              ELSE NULL
            END AS "_reason",
            CAST(NULL AS DOUBLE) AS "_alone",
            CAST(NULL AS VARCHAR) AS "_alone_rule",
            CAST(NULL AS DOUBLE) AS "_people",
            CAST(NULL AS DOUBLE) AS "_least",
            CAST(NULL AS DOUBLE) AS "_step",
            CAST(NULL AS VARCHAR) AS "_version"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t33"."product",
                "t33"."machine",
                "t33"."rows",
                "t33"."version",
                "t33"."vcpus",
                "t33"."cluster",
                "t33"."vcenter",
                "t33"."environment",
                "t33"."virtual",
                "t33"."device",
                "t33"."homeless",
                "t33"."thing",
                "t33"."processors",
                "t33"."cores",
                "t33"."cpu_model",
                "t33"."cloud",
                "t33"."refused",
                "t33"."machines",
                "t33"."_stop",
                "t33"."users",
                "t33"."most",
                "t33"."unknown",
                "t33"."_why_not"
              FROM (
                SELECT
                  "t32"."product",
                  "t32"."machine",
                  "t32"."rows",
                  "t32"."version",
                  "t32"."vcpus",
                  "t32"."cluster",
                  "t32"."vcenter",
                  "t32"."environment",
                  "t32"."virtual",
                  "t32"."device",
                  "t32"."homeless",
                  "t32"."thing",
                  "t32"."processors",
                  "t32"."cores",
                  "t32"."cpu_model",
                  "t32"."cloud",
                  "t32"."refused",
                  "t32"."machines",
                  "t32"."_stop",
                  "t32"."_product",
                  "t32"."_thing",
                  "t32"."users",
                  "t32"."most",
                  "t32"."unknown",
                  COALESCE("t32"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t24"."product",
                    "t24"."machine",
                    "t24"."rows",
                    "t24"."version",
                    "t24"."vcpus",
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
                    "t24"."cloud",
                    "t24"."refused",
                    "t24"."machines",
                    "t24"."_stop",
                    "t31"."_product",
                    "t31"."_thing",
                    "t31"."users",
                    "t31"."most",
                    "t31"."unknown"
                  FROM (
                    SELECT
                      "t19"."product",
                      "t19"."machine",
                      "t19"."rows",
                      "t19"."version",
                      "t19"."vcpus",
                      "t19"."cluster",
                      "t19"."vcenter",
                      "t19"."environment",
                      "t19"."virtual",
                      "t19"."device",
                      "t19"."homeless",
                      "t19"."thing",
                      "t19"."processors",
                      "t19"."cores",
                      "t19"."cpu_model",
                      "t19"."cloud",
                      "t19"."refused",
                      "t19"."machines",
                      "t19"."refused" AS "_stop"
                    FROM "t18" AS "t19"
                  ) AS "t24"
                  LEFT OUTER JOIN (
                    SELECT
                      "t29"."product" AS "_product",
                      "t29"."place" AS "_thing",
                      "t29"."users",
                      "t29"."most",
                      "t29"."unknown"
                    FROM (
                      SELECT
                        "t28"."product",
                        "t28"."place",
                        SUM("t28"."users") AS "users",
                        MAX("t28"."users") AS "most",
                        SUM(IF("t28"."users" IS NULL, 1, 0)) AS "unknown"
                      FROM (
                        SELECT
                          "t27"."product",
                          "t27"."machine",
                          "t27"."rows",
                          "t27"."version",
                          "t27"."vcpus",
                          "t27"."users",
                          "t27"."cluster",
                          "t27"."vcenter",
                          "t27"."environment",
                          "t27"."virtual",
                          "t27"."device",
                          "t27"."homeless",
                          "t27"."thing",
                          "t27"."processors",
                          "t27"."cores",
                          "t27"."cpu_model",
                          "t27"."_of",
                          "t27"."_at",
                          "t27"."_for",
                          "t27"."first",
                          COALESCE("t27"."_at", "t27"."first") AS "place"
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
                            "t22"."_of",
                            "t22"."_at",
                            "t26"."_for",
                            "t26"."first"
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
                          ) AS "t8"
                          LEFT OUTER JOIN (
                            SELECT
                              "t19"."product" AS "_of",
                              "t19"."thing" AS "_at"
                            FROM "t18" AS "t19"
                          ) AS "t22"
                            ON "t8"."product" = "t22"."_of" AND "t8"."thing" = "t22"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t23"."product" AS "_for",
                              "t23"."first"
                            FROM (
                              SELECT
                                "t19"."product",
                                MIN("t19"."thing") AS "first"
                              FROM "t18" AS "t19"
                              GROUP BY
                                1
                            ) AS "t23"
                          ) AS "t26"
                            ON "t8"."product" = "t26"."_for"
                        ) AS "t27"
                      ) AS "t28"
                      GROUP BY
                        1,
                        2
                    ) AS "t29"
                  ) AS "t31"
                    ON "t24"."product" = "t31"."_product" AND "t24"."thing" = "t31"."_thing"
                ) AS "t32"
              ) AS "t33"
            ) AS "t34"
            WHERE
              NOT (
                (
                  "t34"."_why_not" IS NULL
                ) AND (
                  "t34"."vcpus" IS NOT NULL
                )
              )
          ) AS "t36"
        ) AS "t37"
      ) AS "t41"
    ) AS "t43"
  ) AS "t49"
) AS "t50"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t10"."product",
      "t10"."thing",
      "t10"."machines",
      IF("t10"."_reason" IS NULL, "t10"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t10"."_reason", "t10"."_rule") AS "rule",
      "t10"."_alone" AS "alone",
      "t10"."_alone_rule" AS "alone_rule",
      "t10"."_people" AS "people",
      "t10"."_least" AS "least",
      "t10"."_step" AS "step",
      "t10"."_version" AS "version"
    FROM (
      SELECT
        "t6"."product",
        "t6"."thing",
        "t6"."machines",
        CAST(IF(COALESCE("t6"."users" > 0, FALSE), 0, 1) AS DOUBLE) AS "_quantity",
        IF(
          COALESCE("t6"."users" > 0, FALSE),
          'operated by people, who are counted where they use the program; the device is not counted again',
          'a device that nobody operates counts like a person'
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
        CAST(NULL AS DOUBLE) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE) AS "_people",
        CAST(NULL AS DOUBLE) AS "_least",
        CAST(NULL AS DOUBLE) AS "_step",
        CAST(NULL AS VARCHAR) AS "_version"
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
      ) AS "t6"
    ) AS "t10"
  ) AS "t12"
) AS "t14"
