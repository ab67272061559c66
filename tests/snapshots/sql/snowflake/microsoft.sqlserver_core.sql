WITH "t4" AS (
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
    IFF(
      COALESCE("t3"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      OR COALESCE(
        "t3"."environment" IN ('passive', 'standby', 'disaster recovery', 'dr', 'secondary'),
        FALSE
      ),
      1,
      0
    ) AS "passive",
    IFF(
      COALESCE("t3"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE),
      1,
      0
    ) AS "available",
    COALESCE(IFF("t3"."virtual" = 1, "t3"."vcpus", "t3"."cores"), 0) AS "size"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t1"."product",
        "t1"."machine",
        "t1"."rows",
        "t1"."version",
        "t1"."vcpus",
        "t1"."users",
        "t1"."cluster",
        "t1"."vcenter",
        IFF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
        IFF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
        IFF("t1"."kind" = 'device', 1, 0) AS "device",
        IFF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
          "t1"."host" IS NULL
        ), 1, 0) AS "homeless",
        IFF(
          COALESCE("t1"."kind" = 'virtual', FALSE),
          COALESCE("t1"."host", "t1"."machine"),
          "t1"."machine"
        ) AS "thing",
        IFF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
        IFF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
        IFF(
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
            LOWER(IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment"))
          ) AS "environment",
          MAX(
            IFF(
              IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment") IS NULL,
              1,
              0
            )
          ) AS "active",
          MAX("t0"."users") AS "users",
          MAX(IFF(TRIM("t0"."kind", ' \t\n\r\x0b\f') = '', NULL, "t0"."kind")) AS "kind",
          MAX(IFF(TRIM("t0"."cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."cpu_model")) AS "cpu_model",
          MAX(IFF(TRIM("t0"."host", ' \t\n\r\x0b\f') = '', NULL, "t0"."host")) AS "host",
          MAX(
            IFF(TRIM("t0"."host_cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."host_cpu_model")
          ) AS "host_cpu_model",
          MAX(IFF(TRIM("t0"."cluster", ' \t\n\r\x0b\f') = '', NULL, "t0"."cluster")) AS "cluster",
          MAX(IFF(TRIM("t0"."vcenter", ' \t\n\r\x0b\f') = '', NULL, "t0"."vcenter")) AS "vcenter",
          MAX(IFF(TRIM("t0"."version", ' \t\n\r\x0b\f') = '', NULL, "t0"."version")) AS "version",
          MAX(IFF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
          MAX(IFF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
          MAX(IFF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
          MAX(IFF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
          MAX(IFF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
        FROM "footprint" AS "t0"
        GROUP BY
          1,
          2
      ) AS "t1"
    ) AS "t2"
    WHERE
      "t2"."device" = 0
  ) AS "t3"
), "t14" AS (
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
    "t13"."passive",
    "t13"."available",
    "t13"."size",
    "t13"."_of",
    "t13"."licensed",
    "t13"."place",
    "t13"."fits",
    (
      "t13"."fits" = 1
    ) AND (
      "t13"."place" < (
        "t13"."licensed" * 2
      )
    ) AS "freed"
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
      "t12"."passive",
      "t12"."available",
      "t12"."size",
      "t12"."_of",
      "t12"."licensed",
      ROW_NUMBER() OVER (
        PARTITION BY "t12"."product", "t12"."fits"
        ORDER BY "t12"."size" DESC NULLS LAST, "t12"."machine" ASC
      ) - 1 AS "place",
      "t12"."fits"
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
        "t11"."passive",
        "t11"."available",
        "t11"."size",
        "t11"."_of",
        "t11"."licensed",
        "t11"."place",
        IFF(
          (
            "t11"."passive" = 1
          )
          AND (
            (
              "t11"."available" = 0
            )
            OR (
              "t11"."place" < (
                "t11"."licensed" * 1
              )
            )
          ),
          1,
          0
        ) AS "fits"
      FROM (
        SELECT
          "t10"."product",
          "t10"."machine",
          "t10"."rows",
          "t10"."version",
          "t10"."vcpus",
          "t10"."users",
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
          "t10"."passive",
          "t10"."available",
          "t10"."size",
          "t10"."_of",
          "t10"."licensed",
          ROW_NUMBER() OVER (
            PARTITION BY "t10"."product", "t10"."passive", "t10"."available"
            ORDER BY "t10"."size" DESC NULLS LAST, "t10"."machine" ASC
          ) - 1 AS "place"
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
            "t6"."thing",
            "t6"."processors",
            "t6"."cores",
            "t6"."cpu_model",
            "t6"."passive",
            "t6"."available",
            "t6"."size",
            "t9"."_of",
            "t9"."licensed"
          FROM "t4" AS "t6"
          LEFT OUTER JOIN (
            SELECT
              "t7"."product" AS "_of",
              "t7"."licensed"
            FROM (
              SELECT
                "t5"."product",
                SUM(1 - "t5"."passive") AS "licensed"
              FROM "t4" AS "t5"
              GROUP BY
                1
            ) AS "t7"
          ) AS "t9"
            ON "t6"."product" = "t9"."_of"
        ) AS "t10"
      ) AS "t11"
    ) AS "t12"
  ) AS "t13"
), "t17" AS (
  SELECT
    *
  FROM "t14" AS "t15"
  WHERE
    NOT (
      "t15"."freed"
    )
), "t20" AS (
  SELECT
    *
  FROM "t17" AS "t19"
  WHERE
    "t19"."virtual" = 1
), "t44" AS (
  SELECT
    "t43"."product",
    "t43"."thing",
    "t43"."machines",
    "t43"."guests",
    "t43"."native",
    "t43"."homeless",
    "t43"."processors",
    "t43"."cores",
    "t43"."cpu_model",
    "t43"."version",
    "t43"."cluster",
    "t43"."vcenter",
    "t43"."vcpus",
    "t43"."reach",
    "t43"."by_cores",
    "t43"."core_words",
    "t43"."_here",
    "t43"."_product",
    "t43"."_at",
    "t43"."could",
    "t43"."by_machines",
    "t43"."unknown",
    "t43"."_late",
    "t43"."singly",
    "t43"."late",
    "t43"."landing",
    "t43"."whole",
    "t43"."whole_words",
    COALESCE(
      (
        "t43"."native" = 0
      )
      AND (
        (
          "t43"."late" = 0
        ) OR (
          "t43"."by_cores" IS NULL
        )
      )
      AND (
        "t43"."singly" IS NOT NULL
      )
      AND (
        "t43"."guests" > 0
      )
      AND (
        (
          "t43"."whole" IS NULL
        ) OR (
          "t43"."singly" < "t43"."whole"
        )
      ),
      FALSE
    ) AS "fewer"
  FROM (
    SELECT
      "t42"."product",
      "t42"."thing",
      "t42"."machines",
      "t42"."guests",
      "t42"."native",
      "t42"."homeless",
      "t42"."processors",
      "t42"."cores",
      "t42"."cpu_model",
      "t42"."version",
      "t42"."cluster",
      "t42"."vcenter",
      "t42"."vcpus",
      "t42"."reach",
      "t42"."by_cores",
      "t42"."core_words",
      "t42"."_here",
      "t42"."_product",
      "t42"."_at",
      "t42"."could",
      "t42"."by_machines",
      "t42"."unknown",
      "t42"."_late",
      "t42"."singly",
      "t42"."late",
      "t42"."landing",
      "t42"."by_cores" AS "whole",
      CONCAT(
        COALESCE("t42"."core_words", '?'),
        '; any number of machines with Software Assurance'
      ) AS "whole_words"
    FROM (
      SELECT
        "t41"."product",
        "t41"."thing",
        "t41"."machines",
        COALESCE("t41"."could", 0) AS "guests",
        "t41"."native",
        "t41"."homeless",
        "t41"."processors",
        "t41"."cores",
        "t41"."cpu_model",
        "t41"."version",
        "t41"."cluster",
        "t41"."vcenter",
        "t41"."vcpus",
        "t41"."reach",
        "t41"."by_cores",
        "t41"."core_words",
        "t41"."_here",
        "t41"."_product",
        "t41"."_at",
        "t41"."could",
        "t41"."by_machines",
        "t41"."unknown",
        "t41"."_late",
        CAST(IFF(COALESCE("t41"."unknown", 0) > 0, NULL, COALESCE("t41"."by_machines", 0)) AS DOUBLE) AS "singly",
        COALESCE("t41"."_late", 0) AS "late",
        IFF(COALESCE("t41"."could", 0) > "t41"."guests", ' that may come to it', '') AS "landing"
      FROM (
        SELECT
          "t40"."product",
          "t40"."thing",
          "t40"."machines",
          "t40"."guests",
          "t40"."native",
          "t40"."homeless",
          "t40"."processors",
          "t40"."cores",
          "t40"."cpu_model",
          "t40"."version",
          "t40"."cluster",
          "t40"."vcenter",
          "t40"."vcpus",
          "t40"."reach",
          "t40"."by_cores",
          "t40"."core_words",
          "t40"."_here",
          "t36"."_product",
          "t36"."_at",
          "t36"."could",
          "t36"."by_machines",
          "t36"."unknown",
          "t36"."_late"
        FROM (
          SELECT
            "t38"."product",
            "t38"."thing",
            "t38"."machines",
            "t38"."guests",
            "t38"."native",
            "t38"."homeless",
            "t38"."processors",
            "t38"."cores",
            "t38"."cpu_model",
            "t38"."version",
            "t38"."cluster",
            "t38"."vcenter",
            "t38"."vcpus",
            "t38"."reach",
            "t38"."by_cores",
            "t38"."core_words",
            "t38"."thing" AS "_here"
          FROM (
            SELECT
              "t37"."product",
              "t37"."thing",
              "t37"."machines",
              "t37"."guests",
              "t37"."native",
              "t37"."homeless",
              "t37"."processors",
              "t37"."cores",
              "t37"."cpu_model",
              "t37"."version",
              "t37"."cluster",
              "t37"."vcenter",
              "t37"."vcpus",
              "t37"."reach",
              IFF(
                (
                  (
                    "t37"."cores" * CAST('1.0' AS DOUBLE)
                  ) IS NOT NULL
                )
                AND (
                  (
                    "t37"."processors" * 4
                  ) IS NOT NULL
                ),
                IFF(
                  (
                    "t37"."cores" * CAST('1.0' AS DOUBLE)
                  ) >= (
                    "t37"."processors" * 4
                  ),
                  "t37"."cores" * CAST('1.0' AS DOUBLE),
                  "t37"."processors" * 4
                ),
                NULL
              ) AS "by_cores",
              CONCAT(
                CONCAT(
                  CONCAT(
                    CONCAT(
                      COALESCE(
                        IFF(
                          "t37"."cores" = 1,
                          '1 core',
                          CONCAT(COALESCE(CAST("t37"."cores" AS VARCHAR), '?'), ' cores')
                        ),
                        '?'
                      ),
                      COALESCE('', '?')
                    ),
                    ' on '
                  ),
                  COALESCE(
                    IFF(
                      "t37"."processors" = 1,
                      '1 processor',
                      CONCAT(COALESCE(CAST("t37"."processors" AS VARCHAR), '?'), ' processors')
                    ),
                    '?'
                  )
                ),
                ', at least 4 each (SQL Server licensing guide of 2012-04)'
              ) AS "core_words"
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
                '' AS "reach"
              FROM (
                SELECT
                  "t31".*
                  EXCLUDE ("vcpus_known", "vcpus_unknown")
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
                    IFF("t27"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t27"."vcpus_known") AS "vcpus"
                  FROM (
                    SELECT
                      "t21"."product",
                      "t21"."thing",
                      SUM("t21"."rows") AS "machines",
                      SUM("t21"."virtual") AS "guests",
                      MAX(1 - "t21"."virtual") AS "native",
                      SUM("t21"."virtual" * COALESCE("t21"."vcpus", 0)) AS "vcpus_known",
                      SUM("t21"."virtual" * IFF("t21"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                      MAX("t21"."homeless") AS "homeless",
                      MAX("t21"."processors") AS "processors",
                      MAX("t21"."cores") AS "cores",
                      MAX("t21"."cpu_model") AS "cpu_model",
                      MAX("t21"."version") AS "version",
                      MAX("t21"."cluster") AS "cluster",
                      MAX("t21"."vcenter") AS "vcenter"
                    FROM (
                      SELECT
                        *
                      FROM "t17" AS "t19"
                      WHERE
                        "t19"."device" = 0
                    ) AS "t21"
                    GROUP BY
                      1,
                      2
                  ) AS "t27"
                ) AS "t31"
              ) AS "t34"
            ) AS "t37"
          ) AS "t38"
        ) AS "t40"
        LEFT OUTER JOIN (
          SELECT
            "t30"."product" AS "_product",
            "t30"."_at",
            "t30"."could",
            "t30"."by_machines",
            "t30"."unknown",
            "t30"."_late"
          FROM (
            SELECT
              "t26"."product",
              "t26"."_at",
              COUNT("t26"."machine") AS "could",
              SUM("t26"."licences") AS "by_machines",
              SUM("t26"."unknown") AS "unknown",
              MAX("t26"."late") AS "_late"
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
                "t22"."homeless",
                "t22"."thing",
                "t22"."processors",
                "t22"."cores",
                "t22"."cpu_model",
                "t22"."passive",
                "t22"."available",
                "t22"."size",
                "t22"."_of",
                "t22"."licensed",
                "t22"."place",
                "t22"."fits",
                "t22"."freed",
                "t22"."thing" AS "_at",
                IFF(
                  (
                    "t22"."vcpus" IS NOT NULL
                  ) AND (
                    4 IS NOT NULL
                  ),
                  IFF("t22"."vcpus" >= 4, "t22"."vcpus", 4),
                  NULL
                ) AS "licences",
                IFF("t22"."vcpus" IS NULL, 1, 0) AS "unknown",
                IFF(FALSE, 1, 0) AS "late"
              FROM "t20" AS "t22"
            ) AS "t26"
            GROUP BY
              1,
              2
          ) AS "t30"
        ) AS "t36"
          ON "t40"."product" = "t36"."_product" AND "t40"."_here" = "t36"."_at"
      ) AS "t41"
    ) AS "t42"
  ) AS "t43"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t23"."product",
      "t23"."thing",
      "t23"."machines",
      IFF("t23"."_reason" IS NULL, "t23"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t23"."_reason", "t23"."_rule") AS "rule",
      "t23"."_alone" AS "alone",
      "t23"."_alone_rule" AS "alone_rule",
      "t23"."_people" AS "people",
      "t23"."_least" AS "least",
      "t23"."_step" AS "step",
      "t23"."_version" AS "version"
    FROM (
      SELECT
        "t18"."product",
        "t18"."thing",
        "t18"."machines",
        0.0 AS "_quantity",
        CONCAT(
          CONCAT('not counted while it is passive (', COALESCE("t18"."environment", '?')),
          '): with Software Assurance one for any purpose and one for disaster recovery for each licensed server (passive replicas of 2019-11)'
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
          "t16"."product",
          "t16"."machine",
          "t16"."rows",
          "t16"."version",
          "t16"."vcpus",
          "t16"."users",
          "t16"."cluster",
          "t16"."vcenter",
          "t16"."environment",
          "t16"."virtual",
          "t16"."device",
          "t16"."homeless",
          "t16"."machine" AS "thing",
          "t16"."processors",
          "t16"."cores",
          "t16"."cpu_model",
          "t16"."passive",
          "t16"."available",
          "t16"."size",
          "t16"."_of",
          "t16"."licensed",
          "t16"."place",
          "t16"."fits",
          "t16"."freed",
          "t16"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t14" AS "t15"
          WHERE
            "t15"."freed"
        ) AS "t16"
      ) AS "t18"
    ) AS "t23"
  ) AS "t24"
) AS "t28"
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
        "t51"."product",
        "t51"."thing",
        "t51"."machines",
        IFF("t51"."_reason" IS NULL, "t51"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
        COALESCE("t51"."_reason", "t51"."_rule") AS "rule",
        "t51"."_alone" AS "alone",
        "t51"."_alone_rule" AS "alone_rule",
        "t51"."_people" AS "people",
        "t51"."_least" AS "least",
        "t51"."_step" AS "step",
        "t51"."_version" AS "version"
      FROM (
        SELECT
          "t47"."product",
          "t47"."thing",
          "t47"."machines",
          "t47"."whole" AS "_quantity",
          "t47"."whole_words" AS "_rule",
          CASE
            WHEN (
              "t47"."whole" IS NULL
            ) AND (
              "t47"."homeless" > 0
            )
            THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t47"."thing", '?')), ' is not known')
            WHEN "t47"."whole" IS NULL
            THEN CONCAT(
              CONCAT('not counted: the cores of ', COALESCE("t47"."thing", '?')),
              ' are not known'
            )
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
          FROM "t44" AS "t45"
          WHERE
            NOT (
              "t45"."fewer"
            )
        ) AS "t47"
      ) AS "t51"
    ) AS "t52"
  ) AS "t54"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t55"."product",
        "t55"."thing",
        "t55"."machines",
        IFF("t55"."_reason" IS NULL, "t55"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
        COALESCE("t55"."_reason", "t55"."_rule") AS "rule",
        IFF("t55"."_reason" IS NULL, "t55"."_alone", CAST(NULL AS DOUBLE)) AS "alone",
        IFF("t55"."_reason" IS NULL, "t55"."_alone_rule", CAST(NULL AS VARCHAR)) AS "alone_rule",
        IFF("t55"."_reason" IS NULL, "t55"."_people", CAST(NULL AS DOUBLE)) AS "people",
        IFF("t55"."_reason" IS NULL, "t55"."_least", CAST(NULL AS DOUBLE)) AS "least",
        IFF("t55"."_reason" IS NULL, "t55"."_step", CAST(NULL AS DOUBLE)) AS "step",
        IFF("t55"."_reason" IS NULL, "t55"."_version", CAST(NULL AS VARCHAR)) AS "version"
      FROM (
        SELECT
          "t53"."product",
          "t53"."thing",
          "t53"."machines",
          "t53"."singly" AS "_quantity",
          CONCAT(
            CONCAT(
              CONCAT(
                COALESCE(
                  IFF(
                    "t53"."guests" = 1,
                    '1 virtual machine',
                    CONCAT(COALESCE(CAST("t53"."guests" AS VARCHAR), '?'), ' virtual machines')
                  ),
                  '?'
                ),
                COALESCE("t53"."landing", '?')
              ),
              ' by vCPU, at least 4 each, fewer than all cores of the host (SQL Server licensing guide of 2012-04)'
            ),
            COALESCE("t53"."reach", '?')
          ) AS "_rule",
          CAST(NULL AS VARCHAR) AS "_reason",
          CAST(NULL AS DOUBLE) AS "_alone",
          CAST(NULL AS VARCHAR) AS "_alone_rule",
          CAST(NULL AS DOUBLE) AS "_people",
          CAST(NULL AS DOUBLE) AS "_least",
          CAST(NULL AS DOUBLE) AS "_step",
          "t53"."told" AS "_version"
        FROM (
          SELECT
            "t50"."product",
            "t50"."thing",
            COALESCE("t50"."runs", 0) AS "machines",
            "t50"."landed" AS "guests",
            "t50"."native",
            "t50"."processors",
            "t50"."cores",
            "t50"."cpu_model",
            "t50"."version",
            "t50"."cluster",
            "t50"."vcenter",
            "t50"."vcpus",
            "t50"."reach",
            "t50"."by_cores",
            "t50"."core_words",
            "t50"."_here",
            "t50"."_product",
            "t50"."_at",
            "t50"."could",
            "t50"."by_machines",
            "t50"."unknown",
            "t50"."_late",
            CAST("t50"."licences" AS DOUBLE) AS "singly",
            "t50"."late",
            IFF("t50"."landed" > COALESCE("t50"."runs", 0), ' that may come to it', '') AS "landing",
            "t50"."whole",
            "t50"."whole_words",
            "t50"."fewer",
            "t50"."_of",
            "t50"."_place",
            "t50"."told",
            "t50"."runs",
            "t50"."landed",
            "t50"."licences"
          FROM (
            SELECT
              "t49"."product",
              "t49"."thing",
              "t49"."machines",
              "t49"."guests",
              "t49"."native",
              "t49"."processors",
              "t49"."cores",
              "t49"."cpu_model",
              "t49"."version",
              "t49"."cluster",
              "t49"."vcenter",
              "t49"."vcpus",
              "t49"."reach",
              "t49"."by_cores",
              "t49"."core_words",
              "t49"."_here",
              "t49"."_product",
              "t49"."_at",
              "t49"."could",
              "t49"."by_machines",
              "t49"."unknown",
              "t49"."_late",
              "t49"."singly",
              "t49"."late",
              "t49"."landing",
              "t49"."whole",
              "t49"."whole_words",
              "t49"."fewer",
              "t35"."_of",
              "t35"."_place",
              "t35"."told",
              "t35"."runs",
              "t35"."landed",
              "t35"."licences"
            FROM (
              SELECT
                "t46".*
                EXCLUDE ("homeless")
              FROM (
                SELECT
                  *
                FROM "t44" AS "t45"
                WHERE
                  "t45"."fewer"
              ) AS "t46"
            ) AS "t49"
            INNER JOIN (
              SELECT
                "t29"."product" AS "_of",
                "t29"."thing" AS "_place",
                "t29"."told",
                "t29"."runs",
                "t29"."landed",
                "t29"."licences"
              FROM (
                SELECT
                  "t25"."product",
                  "t25"."thing",
                  "t25"."told",
                  SUM("t25"."rows") AS "runs",
                  COUNT("t25"."machine") AS "landed",
                  SUM("t25"."licences") AS "licences"
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
                    "t22"."homeless",
                    "t22"."thing",
                    "t22"."processors",
                    "t22"."cores",
                    "t22"."cpu_model",
                    "t22"."passive",
                    "t22"."available",
                    "t22"."size",
                    "t22"."_of",
                    "t22"."licensed",
                    "t22"."place",
                    "t22"."fits",
                    "t22"."freed",
                    COALESCE("t22"."version", '') AS "told",
                    IFF(
                      (
                        "t22"."vcpus" IS NOT NULL
                      ) AND (
                        4 IS NOT NULL
                      ),
                      IFF("t22"."vcpus" >= 4, "t22"."vcpus", 4),
                      NULL
                    ) AS "licences"
                  FROM "t20" AS "t22"
                ) AS "t25"
                GROUP BY
                  1,
                  2,
                  3
              ) AS "t29"
            ) AS "t35"
              ON "t49"."product" = "t35"."_of" AND "t49"."thing" = "t35"."_place"
          ) AS "t50"
        ) AS "t53"
      ) AS "t55"
    ) AS "t56"
  ) AS "t57"
) AS "t58"
