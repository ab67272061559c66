WITH "t5" AS (
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
    CASE
      WHEN COALESCE("t4"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      OR COALESCE(
        "t4"."environment" IN ('passive', 'standby', 'disaster recovery', 'dr', 'secondary'),
        FALSE
      )
      THEN 1
      ELSE 0
    END AS "passive",
    CASE
      WHEN COALESCE("t4"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      THEN 1
      ELSE 0
    END AS "available",
    COALESCE(CASE WHEN "t4"."virtual" = 1 THEN "t4"."vcpus" ELSE "t4"."cores" END, 0) AS "size"
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
        CASE WHEN "t2"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t2"."environment" END AS "environment",
        CASE WHEN COALESCE("t2"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
        CASE WHEN "t2"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
        CASE
          WHEN COALESCE("t2"."kind" = 'virtual', FALSE) AND (
            "t2"."host" IS NULL
          )
          THEN 1
          ELSE 0
        END AS "homeless",
        CASE
          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
          THEN COALESCE("t2"."host", "t2"."machine")
          ELSE "t2"."machine"
        END AS "thing",
        CASE
          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
          THEN "t2"."host_processors"
          ELSE "t2"."processors"
        END AS "processors",
        CASE
          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
          THEN "t2"."host_cores"
          ELSE "t2"."cores"
        END AS "cores",
        CASE
          WHEN COALESCE("t2"."kind" = 'virtual', FALSE)
          THEN COALESCE("t2"."host_cpu_model", "t2"."cpu_model")
          ELSE "t2"."cpu_model"
        END AS "cpu_model"
      FROM (
        SELECT
          "t1"."product",
          "t1"."machine",
          COUNT(*) AS "rows",
          MIN(LOWER("t1"."environment")) AS "environment",
          MAX(CASE WHEN "t1"."environment" IS NULL THEN 1 ELSE 0 END) AS "active",
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
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."version") = ''
              THEN NULL
              ELSE "t0"."version"
            END AS "version",
            "t0"."machine",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."kind") = ''
              THEN NULL
              ELSE "t0"."kind"
            END AS "kind",
            CASE WHEN "t0"."processors" > 0 THEN "t0"."processors" ELSE NULL END AS "processors",
            CASE WHEN "t0"."cores" > 0 THEN "t0"."cores" ELSE NULL END AS "cores",
            CASE WHEN "t0"."vcpus" > 0 THEN "t0"."vcpus" ELSE NULL END AS "vcpus",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = ''
              THEN NULL
              ELSE "t0"."cpu_model"
            END AS "cpu_model",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
              THEN NULL
              ELSE "t0"."environment"
            END AS "environment",
            "t0"."users",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host") = ''
              THEN NULL
              ELSE "t0"."host"
            END AS "host",
            CASE WHEN "t0"."host_processors" > 0 THEN "t0"."host_processors" ELSE NULL END AS "host_processors",
            CASE WHEN "t0"."host_cores" > 0 THEN "t0"."host_cores" ELSE NULL END AS "host_cores",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = ''
              THEN NULL
              ELSE "t0"."host_cpu_model"
            END AS "host_cpu_model",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cluster") = ''
              THEN NULL
              ELSE "t0"."cluster"
            END AS "cluster",
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = ''
              THEN NULL
              ELSE "t0"."vcenter"
            END AS "vcenter"
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
), "t15" AS (
  SELECT
    "t14"."product",
    "t14"."machine",
    "t14"."rows",
    "t14"."version",
    "t14"."vcpus",
    "t14"."users",
    "t14"."cluster",
    "t14"."vcenter",
    "t14"."environment",
    "t14"."virtual",
    "t14"."device",
    "t14"."homeless",
    "t14"."thing",
    "t14"."processors",
    "t14"."cores",
    "t14"."cpu_model",
    "t14"."passive",
    "t14"."available",
    "t14"."size",
    "t14"."_of",
    "t14"."licensed",
    "t14"."place",
    "t14"."fits",
    (
      "t14"."fits" = 1
    ) AND (
      "t14"."place" < (
        "t14"."licensed" * 2
      )
    ) AS "freed"
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
      "t13"."passive",
      "t13"."available",
      "t13"."size",
      "t13"."_of",
      "t13"."licensed",
      ROW_NUMBER() OVER (
        PARTITION BY "t13"."product", "t13"."fits"
        ORDER BY "t13"."size" DESC NULLS LAST, "t13"."machine" ASC
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
      ) - 1 AS "place",
      "t13"."fits"
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
        "t12"."place",
        CASE
          WHEN (
            "t12"."passive" = 1
          )
          AND (
            (
              "t12"."available" = 0
            )
            OR (
              "t12"."place" < (
                "t12"."licensed" * 1
              )
            )
          )
          THEN 1
          ELSE 0
        END AS "fits"
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
          ROW_NUMBER() OVER (
            PARTITION BY "t11"."product", "t11"."passive", "t11"."available"
            ORDER BY "t11"."size" DESC NULLS LAST, "t11"."machine" ASC
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
          ) - 1 AS "place"
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
            "t7"."homeless",
            "t7"."thing",
            "t7"."processors",
            "t7"."cores",
            "t7"."cpu_model",
            "t7"."passive",
            "t7"."available",
            "t7"."size",
            "t10"."_of",
            "t10"."licensed"
          FROM "t5" AS "t7"
          LEFT OUTER JOIN (
            SELECT
              "t8"."product" AS "_of",
              "t8"."licensed"
            FROM (
              SELECT
                "t6"."product",
                SUM(1 - "t6"."passive") AS "licensed"
              FROM "t5" AS "t6"
              GROUP BY
                1
            ) AS "t8"
          ) AS "t10"
            ON "t7"."product" = "t10"."_of"
        ) AS "t11"
      ) AS "t12"
    ) AS "t13"
  ) AS "t14"
), "t18" AS (
  SELECT
    *
  FROM "t15" AS "t16"
  WHERE
    NOT (
      "t16"."freed"
    )
)
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
      CASE
        WHEN "t39"."_reason" IS NULL
        THEN "t39"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t39"."_reason", "t39"."_rule") AS "rule"
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
        "t38"."by_cores",
        "t38"."core_words",
        "t38"."_product",
        "t38"."_thing",
        "t38"."by_machines",
        "t38"."unknown",
        "t38"."singly",
        "t38"."fewer",
        "t38"."least",
        "t38"."least" AS "_quantity",
        CASE
          WHEN "t38"."fewer"
          THEN '' || COALESCE(
            CASE
              WHEN "t38"."guests" = 1
              THEN '1 virtual machine'
              ELSE '' || COALESCE(CAST("t38"."guests" AS VARCHAR), '?') || COALESCE(' virtual machines', '?')
            END,
            '?'
          ) || COALESCE(
            ' by their vCPUs, at least 4 each, fewer than all cores of the host (SQL Server licensing guide of 2012-04)',
            '?'
          )
          ELSE '' || COALESCE("t38"."core_words", '?') || COALESCE('; any number of machines with Software Assurance', '?')
        END AS "_rule",
        CASE
          WHEN (
            "t38"."least" IS NULL
          ) AND (
            "t38"."homeless" > 0
          )
          THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t38"."thing", '?') || COALESCE(' is not known', '?')
          WHEN "t38"."least" IS NULL
          THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores', '?') || COALESCE(' of ', '?') || COALESCE("t38"."thing", '?') || COALESCE(' are not known', '?')
          ELSE NULL
        END AS "_reason"
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
          "t37"."by_cores",
          "t37"."core_words",
          "t37"."_product",
          "t37"."_thing",
          "t37"."by_machines",
          "t37"."unknown",
          "t37"."singly",
          "t37"."fewer",
          CASE WHEN "t37"."fewer" THEN "t37"."singly" ELSE "t37"."by_cores" END AS "least"
        FROM (
          SELECT
            "t36"."product",
            "t36"."thing",
            "t36"."machines",
            "t36"."guests",
            "t36"."native",
            "t36"."homeless",
            "t36"."processors",
            "t36"."cores",
            "t36"."cpu_model",
            "t36"."version",
            "t36"."cluster",
            "t36"."vcenter",
            "t36"."vcpus",
            "t36"."by_cores",
            "t36"."core_words",
            "t36"."_product",
            "t36"."_thing",
            "t36"."by_machines",
            "t36"."unknown",
            "t36"."singly",
            COALESCE(
              (
                "t36"."singly" IS NOT NULL
              )
              AND (
                (
                  "t36"."by_cores" IS NULL
                ) OR (
                  "t36"."singly" < "t36"."by_cores"
                )
              ),
              FALSE
            ) AS "fewer"
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
              CAST(CASE
                WHEN (
                  "t35"."native" = 0
                ) AND (
                  "t35"."unknown" = 0
                )
                THEN "t35"."by_machines"
                ELSE NULL
              END AS DOUBLE PRECISION) AS "singly"
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
                "t31"."_product",
                "t31"."_thing",
                "t31"."by_machines",
                "t31"."unknown"
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
                  CASE
                    WHEN (
                      (
                        "t32"."cores" * CAST('1.0' AS DOUBLE PRECISION)
                      ) IS NOT NULL
                    )
                    AND (
                      (
                        "t32"."processors" * 4
                      ) IS NOT NULL
                    )
                    THEN CASE
                      WHEN (
                        "t32"."cores" * CAST('1.0' AS DOUBLE PRECISION)
                      ) >= (
                        "t32"."processors" * 4
                      )
                      THEN "t32"."cores" * CAST('1.0' AS DOUBLE PRECISION)
                      ELSE "t32"."processors" * 4
                    END
                    ELSE NULL
                  END AS "by_cores",
                  '' || COALESCE(
                    CASE
                      WHEN "t32"."cores" = 1
                      THEN '1 core'
                      ELSE '' || COALESCE(CAST("t32"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
                    END,
                    '?'
                  ) || COALESCE('', '?') || COALESCE(' on ', '?') || COALESCE(
                    CASE
                      WHEN "t32"."processors" = 1
                      THEN '1 processor'
                      ELSE '' || COALESCE(CAST("t32"."processors" AS VARCHAR), '?') || COALESCE(' processors', '?')
                    END,
                    '?'
                  ) || COALESCE(', at least 4 each (SQL Server licensing guide of 2012-04)', '?') AS "core_words"
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
                    "t30"."vcpus"
                  FROM (
                    SELECT
                      "t26"."product",
                      "t26"."thing",
                      "t26"."machines",
                      "t26"."guests",
                      "t26"."native",
                      "t26"."vcpus_known",
                      "t26"."vcpus_unknown",
                      "t26"."homeless",
                      "t26"."processors",
                      "t26"."cores",
                      "t26"."cpu_model",
                      "t26"."version",
                      "t26"."cluster",
                      "t26"."vcenter",
                      CASE
                        WHEN "t26"."vcpus_unknown" > 0
                        THEN CAST(NULL AS BIGINT)
                        ELSE "t26"."vcpus_known"
                      END AS "vcpus"
                    FROM (
                      SELECT
                        "t22"."product",
                        "t22"."thing",
                        SUM("t22"."rows") AS "machines",
                        SUM("t22"."virtual") AS "guests",
                        MAX(1 - "t22"."virtual") AS "native",
                        SUM("t22"."virtual" * COALESCE("t22"."vcpus", 0)) AS "vcpus_known",
                        SUM("t22"."virtual" * CASE WHEN "t22"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                        MAX("t22"."homeless") AS "homeless",
                        MAX("t22"."processors") AS "processors",
                        MAX("t22"."cores") AS "cores",
                        MAX("t22"."cpu_model") AS "cpu_model",
                        MAX("t22"."version") AS "version",
                        MAX("t22"."cluster") AS "cluster",
                        MAX("t22"."vcenter") AS "vcenter"
                      FROM (
                        SELECT
                          *
                        FROM "t18" AS "t20"
                        WHERE
                          "t20"."device" = 0
                      ) AS "t22"
                      GROUP BY
                        1,
                        2
                    ) AS "t26"
                  ) AS "t30"
                ) AS "t32"
              ) AS "t34"
              LEFT OUTER JOIN (
                SELECT
                  "t28"."product" AS "_product",
                  "t28"."thing" AS "_thing",
                  "t28"."by_machines",
                  "t28"."unknown"
                FROM (
                  SELECT
                    "t24"."product",
                    "t24"."thing",
                    SUM("t24"."licences") AS "by_machines",
                    SUM("t24"."unknown") AS "unknown"
                  FROM (
                    SELECT
                      "t21"."product",
                      "t21"."machine",
                      "t21"."rows",
                      "t21"."version",
                      "t21"."vcpus",
                      "t21"."users",
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
                      "t21"."passive",
                      "t21"."available",
                      "t21"."size",
                      "t21"."_of",
                      "t21"."licensed",
                      "t21"."place",
                      "t21"."fits",
                      "t21"."freed",
                      CASE
                        WHEN (
                          "t21"."vcpus" IS NOT NULL
                        ) AND (
                          4 IS NOT NULL
                        )
                        THEN CASE WHEN "t21"."vcpus" >= 4 THEN "t21"."vcpus" ELSE 4 END
                        ELSE NULL
                      END AS "licences",
                      CASE WHEN "t21"."vcpus" IS NULL THEN 1 ELSE 0 END AS "unknown"
                    FROM (
                      SELECT
                        *
                      FROM "t18" AS "t20"
                      WHERE
                        "t20"."virtual" = 1
                    ) AS "t21"
                  ) AS "t24"
                  GROUP BY
                    1,
                    2
                ) AS "t28"
              ) AS "t31"
                ON "t34"."product" = "t31"."_product" AND "t34"."thing" = "t31"."_thing"
            ) AS "t35"
          ) AS "t36"
        ) AS "t37"
      ) AS "t38"
    ) AS "t39"
  ) AS "t40"
) AS "t41"
UNION ALL
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
      CASE
        WHEN "t23"."_reason" IS NULL
        THEN "t23"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t23"."_reason", "t23"."_rule") AS "rule"
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
        "t19"."available",
        "t19"."size",
        "t19"."_of",
        "t19"."licensed",
        "t19"."place",
        "t19"."fits",
        "t19"."freed",
        "t19"."machines",
        0.0 AS "_quantity",
        '' || COALESCE('not counted while it is passive (', '?') || COALESCE("t19"."environment", '?') || COALESCE(
          '): with Software Assurance one for any purpose and one for disaster recovery for each licensed server (passive replicas of 2019-11)',
          '?'
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
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
          "t17"."machine" AS "thing",
          "t17"."processors",
          "t17"."cores",
          "t17"."cpu_model",
          "t17"."passive",
          "t17"."available",
          "t17"."size",
          "t17"."_of",
          "t17"."licensed",
          "t17"."place",
          "t17"."fits",
          "t17"."freed",
          "t17"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t15" AS "t16"
          WHERE
            "t16"."freed"
        ) AS "t17"
      ) AS "t19"
    ) AS "t23"
  ) AS "t25"
) AS "t27"
