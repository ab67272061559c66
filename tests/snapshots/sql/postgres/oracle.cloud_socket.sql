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
    "t5"."machines",
    CAST(CAST(CEIL(CAST("t5"."vcpus" AS DOUBLE PRECISION) / 4) AS BIGINT) AS DOUBLE PRECISION) AS "_quantity",
    '' || COALESCE(
      CASE
        WHEN "t5"."vcpus" = 1
        THEN '1 vCPU'
        ELSE '' || COALESCE(CAST("t5"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
      END,
      '?'
    ) || COALESCE(', each 4 a socket, rounded up for each machine (cloud policy of 2017-01)', '?') AS "_rule",
    CASE
      WHEN (
        "t5"."vcpus" IS NULL
      ) AND (
        "t5"."homeless" > 0
      )
      THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t5"."thing", '?') || COALESCE(' is not known', '?')
      WHEN "t5"."vcpus" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('vCPUs', '?') || COALESCE(' of ', '?') || COALESCE("t5"."thing", '?') || COALESCE(' are not known', '?')
      WHEN CASE
        WHEN "t5"."vcpus" > CAST(CASE
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('standard2' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_2' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_edition_2' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard edition 2' IN LOWER("t5"."product")) > 0
            )
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('standard_one' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_edition_one' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard edition one' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard1' IN LOWER("t5"."product")) > 0
            )
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('database_standard' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_edition' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard edition' IN LOWER("t5"."product")) > 0
            )
          )
          THEN 16
          ELSE 8
        END AS BIGINT)
        THEN '' || COALESCE('not eligible for ', '?') || COALESCE(
          CASE
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition 2' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 'Standard Edition 2'
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard1' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 'Standard Edition One'
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('database_standard' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END,
          '?'
        ) || COALESCE(': ', '?') || COALESCE(
          CASE
            WHEN "t5"."vcpus" = 1
            THEN '1 vCPU'
            ELSE '' || COALESCE(CAST("t5"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
          END,
          '?'
        ) || COALESCE(', and a machine may have at most ', '?') || COALESCE(
          CAST(CAST(CASE
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition 2' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 8
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard1' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 8
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('database_standard' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 16
            ELSE 8
          END AS BIGINT) AS VARCHAR),
          '?'
        ) || COALESCE(' (cloud policy of 2017-01); count it as Enterprise Edition', '?')
        ELSE CAST(NULL AS VARCHAR)
      END IS NOT NULL
      THEN CASE
        WHEN "t5"."vcpus" > CAST(CASE
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('standard2' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_2' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_edition_2' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard edition 2' IN LOWER("t5"."product")) > 0
            )
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('standard_one' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_edition_one' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard edition one' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard1' IN LOWER("t5"."product")) > 0
            )
          )
          THEN 8
          WHEN FALSE
          OR (
            TRUE AND (
              POSITION('database_standard' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard_edition' IN LOWER("t5"."product")) > 0
            )
          )
          OR (
            TRUE AND (
              POSITION('standard edition' IN LOWER("t5"."product")) > 0
            )
          )
          THEN 16
          ELSE 8
        END AS BIGINT)
        THEN '' || COALESCE('not eligible for ', '?') || COALESCE(
          CASE
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition 2' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 'Standard Edition 2'
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard1' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 'Standard Edition One'
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('database_standard' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END,
          '?'
        ) || COALESCE(': ', '?') || COALESCE(
          CASE
            WHEN "t5"."vcpus" = 1
            THEN '1 vCPU'
            ELSE '' || COALESCE(CAST("t5"."vcpus" AS VARCHAR), '?') || COALESCE(' vCPUs', '?')
          END,
          '?'
        ) || COALESCE(', and a machine may have at most ', '?') || COALESCE(
          CAST(CAST(CASE
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_2' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition 2' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 8
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition one' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard1' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 8
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('database_standard' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition' IN LOWER("t5"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition' IN LOWER("t5"."product")) > 0
              )
            )
            THEN 16
            ELSE 8
          END AS BIGINT) AS VARCHAR),
          '?'
        ) || COALESCE(' (cloud policy of 2017-01); count it as Enterprise Edition', '?')
        ELSE CAST(NULL AS VARCHAR)
      END
      ELSE NULL
    END AS "_reason"
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
      0 AS "homeless",
      "t4"."machine" AS "thing",
      "t4"."processors",
      "t4"."cores",
      "t4"."cpu_model",
      "t4"."rows" AS "machines"
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
) AS "t6"
