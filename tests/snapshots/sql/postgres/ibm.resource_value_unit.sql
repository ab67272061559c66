SELECT
  "t6"."product",
  "t6"."thing",
  "t6"."machines",
  CASE
    WHEN "t6"."_reason" IS NULL
    THEN "t6"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t6"."_reason", "t6"."_rule") AS "rule"
FROM (
  SELECT
    "t5"."product",
    "t5"."machines",
    "t5"."users",
    "t5"."unknown",
    "t5"."thing",
    CASE
      WHEN "t5"."users" IS NOT NULL
      THEN CAST('0.0' AS DOUBLE PRECISION) + (
        CASE
          WHEN "t5"."users" > 10
          THEN 10
          ELSE CASE WHEN "t5"."users" > 0 THEN "t5"."users" - 0 ELSE 0 END
        END * CAST('1.0' AS DOUBLE PRECISION)
      ) + (
        CASE WHEN "t5"."users" > 10 THEN "t5"."users" - 10 ELSE 0 END * CAST('0.5' AS DOUBLE PRECISION)
      )
      ELSE NULL
    END AS "_quantity",
    '' || COALESCE(
      CASE
        WHEN "t5"."users" = 1
        THEN '1 resource'
        ELSE '' || COALESCE(CAST("t5"."users" AS VARCHAR), '?') || COALESCE(' resources', '?')
      END,
      '?'
    ) || COALESCE(', converted tier by tier (tiers 10:1, 0.5)', '?') AS "_rule",
    CASE
      WHEN "t5"."users" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('resources', '?') || COALESCE(' of ', '?') || COALESCE("t5"."thing", '?') || COALESCE(' are not known', '?')
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t4"."product",
      "t4"."machines",
      CASE WHEN "t4"."unknown" > 0 THEN CAST(NULL AS BIGINT) ELSE "t4"."users" END AS "users",
      "t4"."unknown",
      'all resources' AS "thing"
    FROM (
      SELECT
        "t3"."product",
        SUM("t3"."rows") AS "machines",
        SUM("t3"."users") AS "users",
        SUM(CASE WHEN "t3"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
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
      GROUP BY
        1
    ) AS "t4"
  ) AS "t5"
) AS "t6"
