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
      "t36"."product",
      "t36"."thing",
      "t36"."machines",
      IF("t36"."_reason" IS NULL, "t36"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t36"."_reason", "t36"."_rule") AS "rule"
    FROM (
      SELECT
        "t35"."product",
        "t35"."thing",
        "t35"."machines",
        "t35"."guests",
        "t35"."native",
        "t35"."homeless",
        "t35"."processors",
        "t35"."cores",
        "t35"."cpu_model",
        "t35"."version",
        "t35"."cluster",
        "t35"."vcenter",
        "t35"."vcpus",
        "t35"."by_cores",
        "t35"."core_words",
        "t35"."_product",
        "t35"."_thing",
        "t35"."by_machines",
        "t35"."unknown",
        "t35"."singly",
        "t35"."least",
        "t35"."least" AS "_quantity",
        IF(
          COALESCE(
            (
              "t35"."singly" IS NOT NULL
            )
            AND (
              (
                "t35"."by_cores" IS NULL
              ) OR (
                "t35"."singly" < "t35"."by_cores"
              )
            ),
            FALSE
          ),
          CONCAT(
            CONCAT(
              '',
              COALESCE(
                IF(
                  "t35"."guests" = 1,
                  '1 virtual machine',
                  CONCAT(
                    CONCAT('', COALESCE(CAST("t35"."guests" AS VARCHAR), '?')),
                    COALESCE(' virtual machines', '?')
                  )
                ),
                '?'
              )
            ),
            COALESCE(
              ' by their vCPUs, at least 4 each, fewer than all cores of the host (SQL Server licensing guide of 2012-04)',
              '?'
            )
          ),
          CONCAT(
            CONCAT('', COALESCE("t35"."core_words", '?')),
            COALESCE('; any number of machines with Software Assurance', '?')
          )
        ) AS "_rule",
        CASE
          WHEN (
            "t35"."least" IS NULL
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
          WHEN "t35"."least" IS NULL
          THEN CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
                COALESCE(' of ', '?')
              ),
              COALESCE("t35"."thing", '?')
            ),
            COALESCE(' are not known', '?')
          )
          ELSE NULL
        END AS "_reason"
      FROM (
        SELECT
          "t34"."product",
          "t34"."thing",
          "t34"."machines",
          "t34"."guests",
          "t34"."native",
          "t34"."homeless",
          "t34"."processors",
          "t34"."cores",
          "t34"."cpu_model",
          "t34"."version",
          "t34"."cluster",
          "t34"."vcenter",
          "t34"."vcpus",
          "t34"."by_cores",
          "t34"."core_words",
          "t34"."_product",
          "t34"."_thing",
          "t34"."by_machines",
          "t34"."unknown",
          "t34"."singly",
          IF(
            COALESCE(
              (
                "t34"."singly" IS NOT NULL
              )
              AND (
                (
                  "t34"."by_cores" IS NULL
                ) OR (
                  "t34"."singly" < "t34"."by_cores"
                )
              ),
              FALSE
            ),
            "t34"."singly",
            "t34"."by_cores"
          ) AS "least"
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
            "t33"."_product",
            "t33"."_thing",
            "t33"."by_machines",
            "t33"."unknown",
            CAST(IF((
              "t33"."native" = 0
            ) AND (
              "t33"."unknown" = 0
            ), "t33"."by_machines", NULL) AS DOUBLE) AS "singly"
          FROM (
            SELECT
              "t32"."product",
              "t32"."thing",
              "t32"."machines",
              "t32"."guests",
              "t32"."native",
              "t32"."homeless",
              "t32"."processors",
              "t32"."cores",
              "t32"."cpu_model",
              "t32"."version",
              "t32"."cluster",
              "t32"."vcenter",
              "t32"."vcpus",
              "t32"."by_cores",
              "t32"."core_words",
              "t29"."_product",
              "t29"."_thing",
              "t29"."by_machines",
              "t29"."unknown"
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
                  "t28"."product",
                  "t28"."thing",
                  "t28"."machines",
                  "t28"."guests",
                  "t28"."native",
                  "t28"."homeless",
                  "t28"."processors",
                  "t28"."cores",
                  "t28"."cpu_model",
                  "t28"."version",
                  "t28"."cluster",
                  "t28"."vcenter",
                  "t28"."vcpus"
                FROM (
                  SELECT
                    "t24"."product",
                    "t24"."thing",
                    "t24"."machines",
                    "t24"."guests",
                    "t24"."native",
                    "t24"."vcpus_known",
                    "t24"."vcpus_unknown",
                    "t24"."homeless",
                    "t24"."processors",
                    "t24"."cores",
                    "t24"."cpu_model",
                    "t24"."version",
                    "t24"."cluster",
                    "t24"."vcenter",
                    IF("t24"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t24"."vcpus_known") AS "vcpus"
                  FROM (
                    SELECT
                      "t20"."product",
                      "t20"."thing",
                      SUM("t20"."rows") AS "machines",
                      SUM("t20"."virtual") AS "guests",
                      MAX(1 - "t20"."virtual") AS "native",
                      SUM("t20"."virtual" * COALESCE("t20"."vcpus", 0)) AS "vcpus_known",
                      SUM("t20"."virtual" * IF("t20"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                      MAX("t20"."homeless") AS "homeless",
                      MAX("t20"."processors") AS "processors",
                      MAX("t20"."cores") AS "cores",
                      MAX("t20"."cpu_model") AS "cpu_model",
                      MAX("t20"."version") AS "version",
                      MAX("t20"."cluster") AS "cluster",
                      MAX("t20"."vcenter") AS "vcenter"
                    FROM (
                      SELECT
                        *
                      FROM "t16" AS "t18"
                      WHERE
                        "t18"."device" = 0
                    ) AS "t20"
                    GROUP BY
                      1,
                      2
                  ) AS "t24"
                ) AS "t28"
              ) AS "t30"
            ) AS "t32"
            LEFT OUTER JOIN (
              SELECT
                "t26"."product" AS "_product",
                "t26"."thing" AS "_thing",
                "t26"."by_machines",
                "t26"."unknown"
              FROM (
                SELECT
                  "t22"."product",
                  "t22"."thing",
                  SUM("t22"."licences") AS "by_machines",
                  SUM("t22"."unknown") AS "unknown"
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
                    "t19"."thing",
                    "t19"."processors",
                    "t19"."cores",
                    "t19"."cpu_model",
                    "t19"."passive",
                    "t19"."size",
                    "t19"."place",
                    "t19"."_of",
                    "t19"."licensed",
                    "t19"."freed",
                    IF(
                      (
                        "t19"."vcpus" IS NOT NULL
                      ) AND (
                        4 IS NOT NULL
                      ),
                      IF("t19"."vcpus" >= 4, "t19"."vcpus", 4),
                      NULL
                    ) AS "licences",
                    IF("t19"."vcpus" IS NULL, 1, 0) AS "unknown"
                  FROM (
                    SELECT
                      *
                    FROM "t16" AS "t18"
                    WHERE
                      "t18"."virtual" = 1
                  ) AS "t19"
                ) AS "t22"
                GROUP BY
                  1,
                  2
              ) AS "t26"
            ) AS "t29"
              ON "t32"."product" = "t29"."_product" AND "t32"."thing" = "t29"."_thing"
          ) AS "t33"
        ) AS "t34"
      ) AS "t35"
    ) AS "t36"
  ) AS "t37"
) AS "t38"
UNION ALL
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
  ) AS "t23"
) AS "t25"
