SELECT
  "t5"."product",
  "t5"."thing",
  "t5"."machines",
  CASE
    WHEN "t5"."_reason" IS NULL
    THEN "t5"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t5"."_reason", "t5"."_rule") AS "rule",
  "t5"."_alone" AS "alone",
  "t5"."_alone_rule" AS "alone_rule",
  "t5"."_people" AS "people",
  "t5"."_least" AS "least",
  "t5"."_step" AS "step",
  "t5"."_version" AS "version"
FROM (
  SELECT
    "t4"."product",
    "t4"."thing",
    "t4"."machines",
    "t4"."employees" AS "_quantity",
    '1,200 employees, contractors and consultants, whoever uses Java (Java SE Universal Subscription price list of 2023-01: USD 12.00 each a month)' AS "_rule",
    CAST(NULL AS VARCHAR) AS "_reason",
    CAST(NULL AS DOUBLE PRECISION) AS "_alone",
    CAST(NULL AS VARCHAR) AS "_alone_rule",
    CAST(NULL AS DOUBLE PRECISION) AS "_people",
    CAST(NULL AS DOUBLE PRECISION) AS "_least",
    CAST(NULL AS DOUBLE PRECISION) AS "_step",
    CAST(NULL AS VARCHAR) AS "_version"
  FROM (
    SELECT
      "t3"."product",
      "t3"."machines",
      'all employees' AS "thing",
      1200.0 AS "employees"
    FROM (
      SELECT
        "t2"."product",
        SUM("t2"."rows") AS "machines"
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
      GROUP BY
        1
    ) AS "t3"
  ) AS "t4"
) AS "t5"
