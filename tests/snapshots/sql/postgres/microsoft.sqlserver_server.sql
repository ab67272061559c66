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
    CASE
      WHEN COALESCE("t3"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      OR COALESCE(
        "t3"."environment" IN ('passive', 'standby', 'disaster recovery', 'dr', 'secondary'),
        FALSE
      )
      THEN 1
      ELSE 0
    END AS "passive",
    CASE
      WHEN COALESCE("t3"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      THEN 1
      ELSE 0
    END AS "available",
    COALESCE(CASE WHEN "t3"."virtual" = 1 THEN "t3"."vcpus" ELSE "t3"."cores" END, 0) AS "size"
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
        CASE WHEN "t1"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t1"."environment" END AS "environment",
        CASE WHEN COALESCE("t1"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
        CASE WHEN "t1"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE) AND (
            "t1"."host" IS NULL
          )
          THEN 1
          ELSE 0
        END AS "homeless",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN COALESCE("t1"."host", "t1"."machine")
          ELSE "t1"."machine"
        END AS "thing",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN "t1"."host_processors"
          ELSE "t1"."processors"
        END AS "processors",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN "t1"."host_cores"
          ELSE "t1"."cores"
        END AS "cores",
        CASE
          WHEN COALESCE("t1"."kind" = 'virtual', FALSE)
          THEN COALESCE("t1"."host_cpu_model", "t1"."cpu_model")
          ELSE "t1"."cpu_model"
        END AS "cpu_model"
      FROM (
        SELECT
          "t0"."product",
          "t0"."machine",
          COUNT(*) AS "rows",
          MIN(
            LOWER(
              CASE
                WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                THEN NULL
                ELSE "t0"."environment"
              END
            )
          ) AS "environment",
          MAX(
            CASE
              WHEN CASE
                WHEN TRIM(' \t
\r\v\f' FROM "t0"."environment") = ''
                THEN NULL
                ELSE "t0"."environment"
              END IS NULL
              THEN 1
              ELSE 0
            END
          ) AS "active",
          MAX("t0"."users") AS "users",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."kind") = ''
              THEN NULL
              ELSE "t0"."kind"
            END
          ) AS "kind",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = ''
              THEN NULL
              ELSE "t0"."cpu_model"
            END
          ) AS "cpu_model",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host") = ''
              THEN NULL
              ELSE "t0"."host"
            END
          ) AS "host",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = ''
              THEN NULL
              ELSE "t0"."host_cpu_model"
            END
          ) AS "host_cpu_model",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."cluster") = ''
              THEN NULL
              ELSE "t0"."cluster"
            END
          ) AS "cluster",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = ''
              THEN NULL
              ELSE "t0"."vcenter"
            END
          ) AS "vcenter",
          MAX(
            CASE
              WHEN TRIM(' \t
\r\v\f' FROM "t0"."version") = ''
              THEN NULL
              ELSE "t0"."version"
            END
          ) AS "version",
          MAX(CASE WHEN "t0"."processors" > 0 THEN "t0"."processors" ELSE NULL END) AS "processors",
          MAX(CASE WHEN "t0"."cores" > 0 THEN "t0"."cores" ELSE NULL END) AS "cores",
          MAX(CASE WHEN "t0"."vcpus" > 0 THEN "t0"."vcpus" ELSE NULL END) AS "vcpus",
          MAX(CASE WHEN "t0"."host_processors" > 0 THEN "t0"."host_processors" ELSE NULL END) AS "host_processors",
          MAX(CASE WHEN "t0"."host_cores" > 0 THEN "t0"."host_cores" ELSE NULL END) AS "host_cores"
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
        ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
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
        CASE
          WHEN (
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
          )
          THEN 1
          ELSE 0
        END AS "fits"
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
            ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
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
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t21"."_reason", "t21"."_rule") AS "rule",
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_alone"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "alone",
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_alone_rule"
        ELSE CAST(NULL AS VARCHAR)
      END AS "alone_rule",
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_people"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "people",
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_least"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "least",
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_step"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "step",
      CASE
        WHEN "t21"."_reason" IS NULL
        THEN "t21"."_version"
        ELSE CAST(NULL AS VARCHAR)
      END AS "version"
    FROM (
      SELECT
        "t19"."product",
        "t19"."thing",
        "t19"."machines",
        1.0 AS "_quantity",
        'one for each machine, beside client access licences (SQL Server licensing guide of 2012-04)' AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
        CAST(NULL AS DOUBLE PRECISION) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE PRECISION) AS "_people",
        CAST(NULL AS DOUBLE PRECISION) AS "_least",
        CAST(NULL AS DOUBLE PRECISION) AS "_step",
        CASE
          WHEN "t19"."virtual" = 0
          THEN COALESCE("t19"."version", '')
          ELSE CAST(NULL AS VARCHAR)
        END AS "_version"
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
          FROM "t14" AS "t15"
          WHERE
            NOT (
              "t15"."freed"
            )
        ) AS "t17"
      ) AS "t19"
    ) AS "t21"
  ) AS "t23"
) AS "t25"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t20"."product",
      "t20"."thing",
      "t20"."machines",
      CASE
        WHEN "t20"."_reason" IS NULL
        THEN "t20"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t20"."_reason", "t20"."_rule") AS "rule",
      "t20"."_alone" AS "alone",
      "t20"."_alone_rule" AS "alone_rule",
      "t20"."_people" AS "people",
      "t20"."_least" AS "least",
      "t20"."_step" AS "step",
      "t20"."_version" AS "version"
    FROM (
      SELECT
        "t18"."product",
        "t18"."thing",
        "t18"."machines",
        0.0 AS "_quantity",
        'not counted while it is passive (' || COALESCE("t18"."environment", '?') || '): with Software Assurance one for any purpose and one for disaster recovery for each licensed server (passive replicas of 2019-11)' AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
        CAST(NULL AS DOUBLE PRECISION) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE PRECISION) AS "_people",
        CAST(NULL AS DOUBLE PRECISION) AS "_least",
        CAST(NULL AS DOUBLE PRECISION) AS "_step",
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
    ) AS "t20"
  ) AS "t22"
) AS "t24"
