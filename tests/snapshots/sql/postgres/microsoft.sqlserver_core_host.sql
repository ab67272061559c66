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
      ORDER BY "t5"."size" DESC NULLS LAST, "t5"."machine" ASC
      ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
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
      CASE
        WHEN COALESCE(
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
        )
        THEN 1
        ELSE 0
      END AS "passive",
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
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t26"."product",
      "t26"."thing",
      "t26"."machines",
      CASE
        WHEN "t26"."_reason" IS NULL
        THEN "t26"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t26"."_reason", "t26"."_rule") AS "rule"
    FROM (
      SELECT
        "t25"."product",
        "t25"."thing",
        "t25"."machines",
        "t25"."guests",
        "t25"."native",
        "t25"."homeless",
        "t25"."processors",
        "t25"."cores",
        "t25"."cpu_model",
        "t25"."version",
        "t25"."cluster",
        "t25"."vcenter",
        "t25"."vcpus",
        "t25"."by_cores",
        "t25"."core_words",
        "t25"."by_cores" AS "_quantity",
        '' || COALESCE("t25"."core_words", '?') || COALESCE('; any number of machines with Software Assurance', '?') AS "_rule",
        CASE
          WHEN (
            "t25"."cores" IS NULL
          ) AND (
            "t25"."homeless" > 0
          )
          THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t25"."thing", '?') || COALESCE(' is not known', '?')
          WHEN "t25"."cores" IS NULL
          THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores', '?') || COALESCE(' of ', '?') || COALESCE("t25"."thing", '?') || COALESCE(' are not known', '?')
          WHEN "t25"."processors" IS NULL
          THEN '' || COALESCE('not counted: the ', '?') || COALESCE('processors', '?') || COALESCE(' of ', '?') || COALESCE("t25"."thing", '?') || COALESCE(' are not known', '?')
          ELSE NULL
        END AS "_reason"
      FROM (
        SELECT
          "t24"."product",
          "t24"."thing",
          "t24"."machines",
          "t24"."guests",
          "t24"."native",
          "t24"."homeless",
          "t24"."processors",
          "t24"."cores",
          "t24"."cpu_model",
          "t24"."version",
          "t24"."cluster",
          "t24"."vcenter",
          "t24"."vcpus",
          CASE
            WHEN (
              (
                "t24"."cores" * CAST('1.0' AS DOUBLE PRECISION)
              ) IS NOT NULL
            )
            AND (
              (
                "t24"."processors" * 4
              ) IS NOT NULL
            )
            THEN CASE
              WHEN (
                "t24"."cores" * CAST('1.0' AS DOUBLE PRECISION)
              ) >= (
                "t24"."processors" * 4
              )
              THEN "t24"."cores" * CAST('1.0' AS DOUBLE PRECISION)
              ELSE "t24"."processors" * 4
            END
            ELSE NULL
          END AS "by_cores",
          '' || COALESCE(
            CASE
              WHEN "t24"."cores" = 1
              THEN '1 core'
              ELSE '' || COALESCE(CAST("t24"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
            END,
            '?'
          ) || COALESCE('', '?') || COALESCE(' on ', '?') || COALESCE(
            CASE
              WHEN "t24"."processors" = 1
              THEN '1 processor'
              ELSE '' || COALESCE(CAST("t24"."processors" AS VARCHAR), '?') || COALESCE(' processors', '?')
            END,
            '?'
          ) || COALESCE(', at least 4 each (SQL Server licensing guide of 2012-04)', '?') AS "core_words"
        FROM (
          SELECT
            "t23"."product",
            "t23"."thing",
            "t23"."machines",
            "t23"."guests",
            "t23"."native",
            "t23"."homeless",
            "t23"."processors",
            "t23"."cores",
            "t23"."cpu_model",
            "t23"."version",
            "t23"."cluster",
            "t23"."vcenter",
            "t23"."vcpus"
          FROM (
            SELECT
              "t20"."product",
              "t20"."thing",
              "t20"."machines",
              "t20"."guests",
              "t20"."native",
              "t20"."vcpus_known",
              "t20"."vcpus_unknown",
              "t20"."homeless",
              "t20"."processors",
              "t20"."cores",
              "t20"."cpu_model",
              "t20"."version",
              "t20"."cluster",
              "t20"."vcenter",
              CASE
                WHEN "t20"."vcpus_unknown" > 0
                THEN CAST(NULL AS BIGINT)
                ELSE "t20"."vcpus_known"
              END AS "vcpus"
            FROM (
              SELECT
                "t18"."product",
                "t18"."thing",
                SUM("t18"."rows") AS "machines",
                SUM("t18"."virtual") AS "guests",
                MAX(1 - "t18"."virtual") AS "native",
                SUM("t18"."virtual" * COALESCE("t18"."vcpus", 0)) AS "vcpus_known",
                SUM("t18"."virtual" * CASE WHEN "t18"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                MAX("t18"."homeless") AS "homeless",
                MAX("t18"."processors") AS "processors",
                MAX("t18"."cores") AS "cores",
                MAX("t18"."cpu_model") AS "cpu_model",
                MAX("t18"."version") AS "version",
                MAX("t18"."cluster") AS "cluster",
                MAX("t18"."vcenter") AS "vcenter"
              FROM (
                SELECT
                  *
                FROM (
                  SELECT
                    *
                  FROM "t13" AS "t14"
                  WHERE
                    NOT (
                      "t14"."freed"
                    )
                ) AS "t16"
                WHERE
                  "t16"."device" = 0
              ) AS "t18"
              GROUP BY
                1,
                2
            ) AS "t20"
          ) AS "t23"
        ) AS "t24"
      ) AS "t25"
    ) AS "t26"
  ) AS "t27"
) AS "t28"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t19"."product",
      "t19"."thing",
      "t19"."machines",
      CASE
        WHEN "t19"."_reason" IS NULL
        THEN "t19"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t19"."_reason", "t19"."_rule") AS "rule"
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
        0.0 AS "_quantity",
        '' || COALESCE('not counted while it is passive (', '?') || COALESCE("t17"."environment", '?') || COALESCE(
          '): with Software Assurance one for high availability and one for disaster recovery for each licensed server (passive replicas of 2019-11)',
          '?'
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
    ) AS "t19"
  ) AS "t21"
) AS "t22"
