WITH "t4" AS (
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
), "t18" AS (
  SELECT
    "t17"."product",
    "t17"."thing",
    "t17"."machines",
    "t17"."guests",
    "t17"."native",
    "t17"."homeless",
    "t17"."processors",
    "t17"."cores",
    "t17"."cpu_model",
    "t17"."version",
    "t17"."cluster",
    "t17"."vcenter",
    "t17"."vcpus",
    "t17"."productive",
    "t17"."said",
    "t17"."factor",
    "t17"."factor_text",
    "t17"."family",
    "t17"."cores" * "t17"."factor" AS "units"
  FROM (
    SELECT
      "t16"."product",
      "t16"."thing",
      "t16"."machines",
      "t16"."guests",
      "t16"."native",
      "t16"."homeless",
      "t16"."processors",
      "t16"."cores",
      "t16"."cpu_model",
      "t16"."version",
      "t16"."cluster",
      "t16"."vcenter",
      "t16"."vcpus",
      "t16"."productive",
      "t16"."said",
      CAST(NULL AS DOUBLE PRECISION) AS "factor",
      CAST(NULL AS VARCHAR) AS "factor_text",
      CAST(NULL AS VARCHAR) AS "family"
    FROM (
      SELECT
        "t15"."product",
        "t15"."thing",
        "t15"."machines",
        "t15"."guests",
        "t15"."native",
        "t15"."homeless",
        "t15"."processors",
        "t15"."cores",
        "t15"."cpu_model",
        "t15"."version",
        "t15"."cluster",
        "t15"."vcenter",
        "t15"."vcpus",
        "t15"."productive",
        "t15"."said"
      FROM (
        SELECT
          "t14"."product",
          "t14"."thing",
          "t14"."machines",
          "t14"."guests",
          "t14"."native",
          "t14"."homeless",
          "t14"."processors",
          "t14"."cores",
          "t14"."cpu_model",
          "t14"."version",
          "t14"."cluster",
          "t14"."vcenter",
          "t14"."vcpus",
          "t11"."_product",
          "t11"."_thing",
          "t11"."productive",
          "t11"."said"
        FROM (
          SELECT
            "t12"."product",
            "t12"."thing",
            "t12"."machines",
            "t12"."guests",
            "t12"."native",
            "t12"."homeless",
            "t12"."processors",
            "t12"."cores",
            "t12"."cpu_model",
            "t12"."version",
            "t12"."cluster",
            "t12"."vcenter",
            "t12"."vcpus"
          FROM (
            SELECT
              "t9"."product",
              "t9"."thing",
              "t9"."machines",
              "t9"."guests",
              "t9"."native",
              "t9"."vcpus_known",
              "t9"."vcpus_unknown",
              "t9"."homeless",
              "t9"."processors",
              "t9"."cores",
              "t9"."cpu_model",
              "t9"."version",
              "t9"."cluster",
              "t9"."vcenter",
              CASE
                WHEN "t9"."vcpus_unknown" > 0
                THEN CAST(NULL AS BIGINT)
                ELSE "t9"."vcpus_known"
              END AS "vcpus"
            FROM (
              SELECT
                "t6"."product",
                "t6"."thing",
                SUM("t6"."rows") AS "machines",
                SUM("t6"."virtual") AS "guests",
                MAX(1 - "t6"."virtual") AS "native",
                SUM("t6"."virtual" * COALESCE("t6"."vcpus", 0)) AS "vcpus_known",
                SUM("t6"."virtual" * CASE WHEN "t6"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                MAX("t6"."homeless") AS "homeless",
                MAX("t6"."processors") AS "processors",
                MAX("t6"."cores") AS "cores",
                MAX("t6"."cpu_model") AS "cpu_model",
                MAX("t6"."version") AS "version",
                MAX("t6"."cluster") AS "cluster",
                MAX("t6"."vcenter") AS "vcenter"
              FROM (
                SELECT
                  *
                FROM "t4" AS "t5"
                WHERE
                  "t5"."device" = 0
              ) AS "t6"
              GROUP BY
                1,
                2
            ) AS "t9"
          ) AS "t12"
        ) AS "t14"
        LEFT OUTER JOIN (
          SELECT
            "t8"."product" AS "_product",
            "t8"."thing" AS "_thing",
            "t8"."productive",
            "t8"."said"
          FROM (
            SELECT
              "t7"."product",
              "t7"."thing",
              MAX("t7"."productive") AS "productive",
              MAX("t7"."said") AS "said"
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
                "t5"."thing",
                "t5"."processors",
                "t5"."cores",
                "t5"."cpu_model",
                CASE
                  WHEN (
                    "t5"."environment" = 'production'
                  ) OR (
                    "t5"."environment" IS NULL
                  )
                  THEN 1
                  ELSE 0
                END AS "productive",
                CASE WHEN "t5"."environment" = 'production' THEN 1 ELSE 0 END AS "said"
              FROM "t4" AS "t5"
            ) AS "t7"
            GROUP BY
              1,
              2
          ) AS "t8"
        ) AS "t11"
          ON "t14"."product" = "t11"."_product" AND "t14"."thing" = "t11"."_thing"
      ) AS "t15"
    ) AS "t16"
  ) AS "t17"
)
SELECT
  "t25"."product",
  "t25"."thing",
  "t25"."machines",
  CASE
    WHEN "t25"."_reason" IS NULL
    THEN "t25"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t25"."_reason", "t25"."_rule") AS "rule"
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
    "t24"."productive",
    "t24"."said",
    "t24"."factor",
    "t24"."factor_text",
    "t24"."family",
    "t24"."units",
    "t24"."_product",
    "t24"."here",
    "t24"."there",
    CASE
      WHEN CASE
        WHEN "t24"."here" >= "t24"."there"
        THEN "t24"."productive" = 1
        ELSE "t24"."productive" = 0
      END
      THEN "t24"."units"
      ELSE 0.0
    END AS "_quantity",
    CASE
      WHEN CASE
        WHEN "t24"."here" >= "t24"."there"
        THEN "t24"."productive" = 1
        ELSE "t24"."productive" = 0
      END
      THEN '' || COALESCE(
        CASE
          WHEN "t24"."cores" = 1
          THEN '1 core'
          ELSE '' || COALESCE(CAST("t24"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
        END,
        '?'
      ) || COALESCE(' × ', '?') || COALESCE("t24"."factor_text", '?') || COALESCE(' (', '?') || COALESCE("t24"."family", '?') || COALESCE('), ', '?') || COALESCE(
        CASE
          WHEN "t24"."said" = 1
          THEN 'production'
          WHEN "t24"."productive" = 1
          THEN 'of an environment that is not known and taken for production'
          ELSE 'other environments'
        END,
        '?'
      )
      ELSE '' || COALESCE(
        '' || COALESCE(
          CASE
            WHEN "t24"."cores" = 1
            THEN '1 core'
            ELSE '' || COALESCE(CAST("t24"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
          END,
          '?'
        ) || COALESCE(' × ', '?') || COALESCE("t24"."factor_text", '?') || COALESCE(' (', '?') || COALESCE("t24"."family", '?') || COALESCE('), ', '?') || COALESCE(
          CASE
            WHEN "t24"."said" = 1
            THEN 'production'
            WHEN "t24"."productive" = 1
            THEN 'of an environment that is not known and taken for production'
            ELSE 'other environments'
          END,
          '?'
        ),
        '?'
      ) || COALESCE(': not counted, as the others together need more', '?')
    END AS "_rule",
    CASE
      WHEN (
        "t24"."cores" IS NULL
      ) AND (
        "t24"."homeless" > 0
      )
      THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t24"."thing", '?') || COALESCE(' is not known', '?')
      WHEN "t24"."cores" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores', '?') || COALESCE(' of ', '?') || COALESCE("t24"."thing", '?') || COALESCE(' are not known', '?')
      WHEN "t24"."factor" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('factors', '?') || COALESCE(' of ', '?') || COALESCE("t24"."thing", '?') || COALESCE(' are not known', '?')
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t20"."product",
      "t20"."thing",
      "t20"."machines",
      "t20"."guests",
      "t20"."native",
      "t20"."homeless",
      "t20"."processors",
      "t20"."cores",
      "t20"."cpu_model",
      "t20"."version",
      "t20"."cluster",
      "t20"."vcenter",
      "t20"."vcpus",
      "t20"."productive",
      "t20"."said",
      "t20"."factor",
      "t20"."factor_text",
      "t20"."family",
      "t20"."units",
      "t23"."_product",
      "t23"."here",
      "t23"."there"
    FROM "t18" AS "t20"
    LEFT OUTER JOIN (
      SELECT
        "t21"."product" AS "_product",
        "t21"."here",
        "t21"."there"
      FROM (
        SELECT
          "t19"."product",
          COALESCE(SUM("t19"."units") FILTER(WHERE
            "t19"."productive" = 1), 0.0) AS "here",
          COALESCE(SUM("t19"."units") FILTER(WHERE
            "t19"."productive" = 0), 0.0) AS "there"
        FROM "t18" AS "t19"
        GROUP BY
          1
      ) AS "t21"
    ) AS "t23"
      ON "t20"."product" = "t23"."_product"
  ) AS "t24"
) AS "t25"
