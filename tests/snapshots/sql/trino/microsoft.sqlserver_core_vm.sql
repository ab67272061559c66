WITH "t6" AS (
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
    "t5"."thing",
    "t5"."processors",
    "t5"."cores",
    "t5"."cpu_model",
    "t5"."passive",
    "t5"."size",
    ROW_NUMBER() OVER (
      PARTITION BY "t5"."product", "t5"."passive"
      ORDER BY "t5"."size" DESC, "t5"."machine" ASC
    ) - 1 AS "place"
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
      "t4"."thing",
      "t4"."processors",
      "t4"."cores",
      "t4"."cpu_model",
      IF(
        COALESCE(
          "t4"."environment" IN (
            'passive',
            'standby',
            'failover',
            'fail-over',
            'disaster recovery',
            'dr',
            'secondary'
          ),
          FALSE
        ),
        1,
        0
      ) AS "passive",
      COALESCE(IF("t4"."virtual" = 1, "t4"."vcpus", "t4"."cores"), 0) AS "size"
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t2"."product",
          "t2"."machine",
          "t2"."rows",
          "t2"."version",
          "t2"."vcpus",
          "t2"."users",
          "t2"."cluster",
          "t2"."vcenter",
          IF("t2"."active" > 0, CAST(NULL AS VARCHAR), "t2"."environment") AS "environment",
          IF(COALESCE("t2"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
          IF("t2"."kind" = 'device', 1, 0) AS "device",
          IF(COALESCE("t2"."kind" = 'virtual', FALSE) AND (
            "t2"."host" IS NULL
          ), 1, 0) AS "homeless",
          IF(
            COALESCE("t2"."kind" = 'virtual', FALSE),
            COALESCE("t2"."host", "t2"."machine"),
            "t2"."machine"
          ) AS "thing",
          IF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_processors", "t2"."processors") AS "processors",
          IF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_cores", "t2"."cores") AS "cores",
          IF(
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
            MAX(IF("t1"."environment" IS NULL, 1, 0)) AS "active",
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
              IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version") AS "version",
              "t0"."machine",
              IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind") AS "kind",
              IF("t0"."processors" > 0, "t0"."processors", NULL) AS "processors",
              IF("t0"."cores" > 0, "t0"."cores", NULL) AS "cores",
              IF("t0"."vcpus" > 0, "t0"."vcpus", NULL) AS "vcpus",
              IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model") AS "cpu_model",
              IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") AS "environment",
              "t0"."users",
              IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host") AS "host",
              IF("t0"."host_processors" > 0, "t0"."host_processors", NULL) AS "host_processors",
              IF("t0"."host_cores" > 0, "t0"."host_cores", NULL) AS "host_cores",
              IF(
                TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
                NULL,
                "t0"."host_cpu_model"
              ) AS "host_cpu_model",
              IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster") AS "cluster",
              IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter") AS "vcenter"
            FROM "footprint" AS "t0"
          ) AS "t1"
          GROUP BY
            1,
            2
        ) AS "t2"
      ) AS "t3"
      WHERE
        "t3"."device" = 0
    ) AS "t4"
  ) AS "t5"
), "t13" AS (
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
    "t12"."passive",
    "t12"."size",
    "t12"."place",
    "t12"."_of",
    "t12"."licensed",
    (
      "t12"."passive" = 1
    )
    AND (
      "t12"."place" < (
        "t12"."licensed" * 2
      )
    ) AS "freed"
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
      "t8"."passive",
      "t8"."size",
      "t8"."place",
      "t11"."_of",
      "t11"."licensed"
    FROM "t6" AS "t8"
    LEFT OUTER JOIN (
      SELECT
        "t9"."product" AS "_of",
        "t9"."licensed"
      FROM (
        SELECT
          "t7"."product",
          SUM(1 - "t7"."passive") AS "licensed"
        FROM "t6" AS "t7"
        GROUP BY
          1
      ) AS "t9"
    ) AS "t11"
      ON "t8"."product" = "t11"."_of"
  ) AS "t12"
), "t16" AS (
  SELECT
    *
  FROM "t13" AS "t14"
  WHERE
    NOT (
      "t14"."freed"
    )
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t21"."product",
      "t21"."thing",
      "t21"."machines",
      IF("t21"."_reason" IS NULL, "t21"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t21"."_reason", "t21"."_rule") AS "rule"
    FROM (
      SELECT
        "t17"."product",
        "t17"."machine",
        "t17"."rows",
        "t17"."version",
        "t17"."vcpus",
        "t17"."users",
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
        "t17"."passive",
        "t17"."size",
        "t17"."place",
        "t17"."_of",
        "t17"."licensed",
        "t17"."freed",
        "t17"."machines",
        CAST(0.0 AS DOUBLE) AS "_quantity",
        CONCAT(
          CONCAT(
            CONCAT('', COALESCE('not counted while it is passive (', '?')),
            COALESCE("t17"."environment", '?')
          ),
          COALESCE(
            '): with Software Assurance one for high availability and one for disaster recovery for each licensed server (passive replicas of 2019-11)',
            '?'
          )
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
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
          "t15"."homeless",
          "t15"."machine" AS "thing",
          "t15"."processors",
          "t15"."cores",
          "t15"."cpu_model",
          "t15"."passive",
          "t15"."size",
          "t15"."place",
          "t15"."_of",
          "t15"."licensed",
          "t15"."freed",
          "t15"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t13" AS "t14"
          WHERE
            "t14"."freed"
        ) AS "t15"
      ) AS "t17"
    ) AS "t21"
  ) AS "t25"
) AS "t26"
UNION ALL
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
        "t28"."product",
        "t28"."thing",
        "t28"."machines",
        IF("t28"."_reason" IS NULL, "t28"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
        COALESCE("t28"."_reason", "t28"."_rule") AS "rule"
      FROM (
        SELECT
          "t23"."product",
          "t23"."machine",
          "t23"."rows",
          "t23"."version",
          "t23"."vcpus",
          "t23"."users",
          "t23"."cluster",
          "t23"."vcenter",
          "t23"."environment",
          "t23"."virtual",
          "t23"."device",
          "t23"."thing",
          "t23"."processors",
          "t23"."cores",
          "t23"."cpu_model",
          "t23"."passive",
          "t23"."size",
          "t23"."place",
          "t23"."_of",
          "t23"."licensed",
          "t23"."freed",
          "t23"."machines",
          CAST(IF(
            (
              "t23"."vcpus" IS NOT NULL
            ) AND (
              4 IS NOT NULL
            ),
            IF("t23"."vcpus" >= 4, "t23"."vcpus", 4),
            NULL
          ) AS DOUBLE) AS "_quantity",
          CONCAT(
            CONCAT(
              '',
              COALESCE(
                IF(
                  "t23"."vcpus" = 1,
                  '1 vCPU',
                  CONCAT(CONCAT('', COALESCE(CAST("t23"."vcpus" AS VARCHAR), '?')), COALESCE(' vCPUs', '?'))
                ),
                '?'
              )
            ),
            COALESCE(
              ', at least 4 for each virtual machine (SQL Server licensing guide of 2012-04)',
              '?'
            )
          ) AS "_rule",
          CASE
            WHEN "t23"."vcpus" IS NULL
            THEN CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('vCPUs', '?')),
                  COALESCE(' of ', '?')
                ),
                COALESCE("t23"."thing", '?')
              ),
              COALESCE(' are not known', '?')
            )
            ELSE NULL
          END AS "_reason"
        FROM (
          SELECT
            "t22"."product",
            "t22"."machine",
            "t22"."rows",
            "t22"."version",
            "t22"."vcpus",
            "t22"."users",
            "t22"."cluster",
            "t22"."vcenter",
            "t22"."environment",
            "t22"."virtual",
            "t22"."device",
            "t22"."thing",
            "t22"."processors",
            "t22"."cores",
            "t22"."cpu_model",
            "t22"."passive",
            "t22"."size",
            "t22"."place",
            "t22"."_of",
            "t22"."licensed",
            "t22"."freed",
            "t22"."machines"
          FROM (
            SELECT
              "t19"."product",
              "t19"."machine",
              "t19"."rows",
              "t19"."version",
              "t19"."vcpus",
              "t19"."users",
              "t19"."cluster",
              "t19"."vcenter",
              "t19"."environment",
              "t19"."virtual",
              "t19"."device",
              "t19"."homeless",
              "t19"."machine" AS "thing",
              "t19"."processors",
              "t19"."cores",
              "t19"."cpu_model",
              "t19"."passive",
              "t19"."size",
              "t19"."place",
              "t19"."_of",
              "t19"."licensed",
              "t19"."freed",
              "t19"."rows" AS "machines"
            FROM (
              SELECT
                *
              FROM "t16" AS "t18"
              WHERE
                "t18"."virtual" = 1
            ) AS "t19"
          ) AS "t22"
        ) AS "t23"
      ) AS "t28"
    ) AS "t31"
  ) AS "t32"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t34"."product",
        "t34"."thing",
        "t34"."machines",
        IF("t34"."_reason" IS NULL, "t34"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
        COALESCE("t34"."_reason", "t34"."_rule") AS "rule"
      FROM (
        SELECT
          "t33"."product",
          "t33"."thing",
          "t33"."machines",
          "t33"."guests",
          "t33"."native",
          "t33"."homeless",
          "t33"."processors",
          "t33"."cores",
          "t33"."cpu_model",
          "t33"."version",
          "t33"."cluster",
          "t33"."vcenter",
          "t33"."vcpus",
          "t33"."by_cores",
          "t33"."core_words",
          "t33"."by_cores" AS "_quantity",
          "t33"."core_words" AS "_rule",
          CASE
            WHEN (
              "t33"."cores" IS NULL
            ) AND (
              "t33"."homeless" > 0
            )
            THEN CONCAT(
              CONCAT(
                CONCAT('', COALESCE('not counted: the host of ', '?')),
                COALESCE("t33"."thing", '?')
              ),
              COALESCE(' is not known', '?')
            )
            WHEN "t33"."cores" IS NULL
            THEN CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
                  COALESCE(' of ', '?')
                ),
                COALESCE("t33"."thing", '?')
              ),
              COALESCE(' are not known', '?')
            )
            WHEN "t33"."processors" IS NULL
            THEN CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('processors', '?')),
                  COALESCE(' of ', '?')
                ),
                COALESCE("t33"."thing", '?')
              ),
              COALESCE(' are not known', '?')
            )
            ELSE NULL
          END AS "_reason"
        FROM (
          SELECT
            "t30"."product",
            "t30"."thing",
            "t30"."machines",
            "t30"."guests",
            "t30"."native",
            "t30"."homeless",
            "t30"."processors",
            "t30"."cores",
            "t30"."cpu_model",
            "t30"."version",
            "t30"."cluster",
            "t30"."vcenter",
            "t30"."vcpus",
            IF(
              (
                (
                  "t30"."cores" * CAST('1.0' AS DOUBLE)
                ) IS NOT NULL
              )
              AND (
                (
                  "t30"."processors" * 4
                ) IS NOT NULL
              ),
              IF(
                (
                  "t30"."cores" * CAST('1.0' AS DOUBLE)
                ) >= (
                  "t30"."processors" * 4
                ),
                "t30"."cores" * CAST('1.0' AS DOUBLE),
                "t30"."processors" * 4
              ),
              NULL
            ) AS "by_cores",
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      '',
                      COALESCE(
                        IF(
                          "t30"."cores" = 1,
                          '1 core',
                          CONCAT(CONCAT('', COALESCE(CAST("t30"."cores" AS VARCHAR), '?')), COALESCE(' cores', '?'))
                        ),
                        '?'
                      )
                    ),
                    COALESCE('', '?')
                  ),
                  COALESCE(' on ', '?')
                ),
                COALESCE(
                  IF(
                    "t30"."processors" = 1,
                    '1 processor',
                    CONCAT(
                      CONCAT('', COALESCE(CAST("t30"."processors" AS VARCHAR), '?')),
                      COALESCE(' processors', '?')
                    )
                  ),
                  '?'
                )
              ),
              COALESCE(', at least 4 each (SQL Server licensing guide of 2012-04)', '?')
            ) AS "core_words"
          FROM (
            SELECT
              "t29"."product",
              "t29"."thing",
              "t29"."machines",
              "t29"."guests",
              "t29"."native",
              "t29"."homeless",
              "t29"."processors",
              "t29"."cores",
              "t29"."cpu_model",
              "t29"."version",
              "t29"."cluster",
              "t29"."vcenter",
              "t29"."vcpus"
            FROM (
              SELECT
                "t27"."product",
                "t27"."thing",
                "t27"."machines",
                "t27"."guests",
                "t27"."native",
                "t27"."vcpus_known",
                "t27"."vcpus_unknown",
                "t27"."homeless",
                "t27"."processors",
                "t27"."cores",
                "t27"."cpu_model",
                "t27"."version",
                "t27"."cluster",
                "t27"."vcenter",
                IF("t27"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t27"."vcpus_known") AS "vcpus"
              FROM (
                SELECT
                  "t24"."product",
                  "t24"."thing",
                  SUM("t24"."rows") AS "machines",
                  SUM("t24"."virtual") AS "guests",
                  MAX(1 - "t24"."virtual") AS "native",
                  SUM("t24"."virtual" * COALESCE("t24"."vcpus", 0)) AS "vcpus_known",
                  SUM("t24"."virtual" * IF("t24"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                  MAX("t24"."homeless") AS "homeless",
                  MAX("t24"."processors") AS "processors",
                  MAX("t24"."cores") AS "cores",
                  MAX("t24"."cpu_model") AS "cpu_model",
                  MAX("t24"."version") AS "version",
                  MAX("t24"."cluster") AS "cluster",
                  MAX("t24"."vcenter") AS "vcenter"
                FROM (
                  SELECT
                    *
                  FROM (
                    SELECT
                      *
                    FROM "t16" AS "t18"
                    WHERE
                      "t18"."virtual" = 0
                  ) AS "t20"
                  WHERE
                    "t20"."device" = 0
                ) AS "t24"
                GROUP BY
                  1,
                  2
              ) AS "t27"
            ) AS "t29"
          ) AS "t30"
        ) AS "t33"
      ) AS "t34"
    ) AS "t35"
  ) AS "t36"
) AS "t37"
