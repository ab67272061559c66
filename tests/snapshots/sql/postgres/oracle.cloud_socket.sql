SELECT
  "t8"."product",
  "t8"."thing",
  "t8"."machines",
  CASE
    WHEN "t8"."_reason" IS NULL
    THEN "t8"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t8"."_reason", "t8"."_rule") AS "rule",
  "t8"."_alone" AS "alone",
  "t8"."_alone_rule" AS "alone_rule",
  "t8"."_people" AS "people",
  "t8"."_least" AS "least",
  "t8"."_step" AS "step",
  "t8"."_version" AS "version"
FROM (
  SELECT
    "t7"."product",
    "t7"."thing",
    "t7"."machines",
    CAST(CAST(CEIL(CAST("t7"."vcpus" AS DOUBLE PRECISION) / 4) AS BIGINT) AS DOUBLE PRECISION) AS "_quantity",
    COALESCE(
      CASE
        WHEN "t7"."vcpus" = 1
        THEN '1 vCPU'
        ELSE COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || ' vCPUs'
      END,
      '?'
    ) || ', each 4 a socket, rounded up for each machine (cloud policy of 2017-01)' AS "_rule",
    CASE
      WHEN (
        "t7"."vcpus" IS NULL
      ) AND (
        "t7"."homeless" > 0
      )
      THEN 'not counted: the host of ' || COALESCE("t7"."thing", '?') || ' is not known'
      WHEN "t7"."vcpus" IS NULL
      THEN 'not counted: the vCPUs of ' || COALESCE("t7"."thing", '?') || ' are not known'
      WHEN COALESCE(
        "t7"."refused",
        CASE
          WHEN "t7"."vcpus" > CASE
            WHEN (
              POSITION('standard2' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_2' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_edition_2' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard edition 2' IN LOWER("t7"."product")) > 0
            )
            THEN 8
            WHEN (
              POSITION('standard_one' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_edition_one' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard edition one' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard1' IN LOWER("t7"."product")) > 0
            )
            THEN 8
            WHEN (
              POSITION('database_standard' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_edition' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard edition' IN LOWER("t7"."product")) > 0
            )
            THEN 16
            WHEN POSITION('weblogic' IN LOWER("t7"."product")) > 0
            THEN CAST(NULL AS BIGINT)
            ELSE 8
          END
          THEN 'not eligible for ' || COALESCE(
            CASE
              WHEN (
                POSITION('standard2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition 2' IN LOWER("t7"."product")) > 0
              )
              THEN 'Standard Edition 2'
              WHEN (
                POSITION('standard_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard1' IN LOWER("t7"."product")) > 0
              )
              THEN 'Standard Edition One'
              WHEN (
                POSITION('database_standard' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition' IN LOWER("t7"."product")) > 0
              )
              THEN 'Standard Edition'
              WHEN POSITION('weblogic' IN LOWER("t7"."product")) > 0
              THEN 'WebLogic Server Standard Edition'
              ELSE 'Standard Edition 2'
            END,
            '?'
          ) || ': ' || COALESCE(
            CASE
              WHEN "t7"."vcpus" = 1
              THEN '1 vCPU'
              ELSE COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || ' vCPUs'
            END,
            '?'
          ) || ', and a machine may have at most ' || COALESCE(
            CAST(CASE
              WHEN (
                POSITION('standard2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition 2' IN LOWER("t7"."product")) > 0
              )
              THEN 8
              WHEN (
                POSITION('standard_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard1' IN LOWER("t7"."product")) > 0
              )
              THEN 8
              WHEN (
                POSITION('database_standard' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition' IN LOWER("t7"."product")) > 0
              )
              THEN 16
              WHEN POSITION('weblogic' IN LOWER("t7"."product")) > 0
              THEN CAST(NULL AS BIGINT)
              ELSE 8
            END AS VARCHAR),
            '?'
          ) || ' (cloud policy of 2017-01); count it as Enterprise Edition'
          ELSE CAST(NULL AS VARCHAR)
        END
      ) IS NOT NULL
      THEN COALESCE(
        "t7"."refused",
        CASE
          WHEN "t7"."vcpus" > CASE
            WHEN (
              POSITION('standard2' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_2' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_edition_2' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard edition 2' IN LOWER("t7"."product")) > 0
            )
            THEN 8
            WHEN (
              POSITION('standard_one' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_edition_one' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard edition one' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard1' IN LOWER("t7"."product")) > 0
            )
            THEN 8
            WHEN (
              POSITION('database_standard' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard_edition' IN LOWER("t7"."product")) > 0
            )
            OR (
              POSITION('standard edition' IN LOWER("t7"."product")) > 0
            )
            THEN 16
            WHEN POSITION('weblogic' IN LOWER("t7"."product")) > 0
            THEN CAST(NULL AS BIGINT)
            ELSE 8
          END
          THEN 'not eligible for ' || COALESCE(
            CASE
              WHEN (
                POSITION('standard2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition 2' IN LOWER("t7"."product")) > 0
              )
              THEN 'Standard Edition 2'
              WHEN (
                POSITION('standard_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard1' IN LOWER("t7"."product")) > 0
              )
              THEN 'Standard Edition One'
              WHEN (
                POSITION('database_standard' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition' IN LOWER("t7"."product")) > 0
              )
              THEN 'Standard Edition'
              WHEN POSITION('weblogic' IN LOWER("t7"."product")) > 0
              THEN 'WebLogic Server Standard Edition'
              ELSE 'Standard Edition 2'
            END,
            '?'
          ) || ': ' || COALESCE(
            CASE
              WHEN "t7"."vcpus" = 1
              THEN '1 vCPU'
              ELSE COALESCE(CAST("t7"."vcpus" AS VARCHAR), '?') || ' vCPUs'
            END,
            '?'
          ) || ', and a machine may have at most ' || COALESCE(
            CAST(CASE
              WHEN (
                POSITION('standard2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_2' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition 2' IN LOWER("t7"."product")) > 0
              )
              THEN 8
              WHEN (
                POSITION('standard_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition_one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition one' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard1' IN LOWER("t7"."product")) > 0
              )
              THEN 8
              WHEN (
                POSITION('database_standard' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard_edition' IN LOWER("t7"."product")) > 0
              )
              OR (
                POSITION('standard edition' IN LOWER("t7"."product")) > 0
              )
              THEN 16
              WHEN POSITION('weblogic' IN LOWER("t7"."product")) > 0
              THEN CAST(NULL AS BIGINT)
              ELSE 8
            END AS VARCHAR),
            '?'
          ) || ' (cloud policy of 2017-01); count it as Enterprise Edition'
          ELSE CAST(NULL AS VARCHAR)
        END
      )
      ELSE NULL
    END AS "_reason",
    CAST(NULL AS DOUBLE PRECISION) AS "_alone",
    CAST(NULL AS VARCHAR) AS "_alone_rule",
    CAST(NULL AS DOUBLE PRECISION) AS "_people",
    CAST(NULL AS DOUBLE PRECISION) AS "_least",
    CAST(NULL AS DOUBLE PRECISION) AS "_step",
    CAST(NULL AS VARCHAR) AS "_version"
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
      0 AS "homeless",
      "t6"."machine" AS "thing",
      "t6"."processors",
      "t6"."cores",
      "t6"."cpu_model",
      "t6"."cloud",
      "t6"."refused",
      "t6"."rows" AS "machines"
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
        "t5"."cloud",
        CASE
          WHEN "t5"."thing" <> "t5"."machine"
          THEN 'not counted: ' || COALESCE("t5"."machine", '?') || ' runs on the host ' || COALESCE("t5"."thing", '?') || ', which is in no public cloud'
          ELSE CAST(NULL AS VARCHAR)
        END AS "refused"
      FROM (
        SELECT
          *
        FROM (
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
            CASE WHEN "t3"."cloud" IS NOT NULL THEN "t3"."machine" ELSE "t3"."thing" END AS "thing",
            "t3"."processors",
            "t3"."cores",
            "t3"."cpu_model",
            "t3"."cloud"
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
              "t2"."environment",
              "t2"."virtual",
              "t2"."device",
              "t2"."homeless",
              "t2"."thing",
              "t2"."processors",
              "t2"."cores",
              "t2"."cpu_model",
              CASE
                WHEN "t2"."device" = 0
                THEN CASE
                  WHEN COALESCE(
                    LOWER(
                      CASE
                        WHEN "t2"."thing" <> "t2"."machine"
                        THEN "t2"."thing"
                        ELSE COALESCE("t2"."environment", '')
                      END
                    ) ~ '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)',
                    FALSE
                  )
                  THEN 'authorized'
                  WHEN COALESCE(
                    LOWER(
                      CASE
                        WHEN "t2"."thing" <> "t2"."machine"
                        THEN "t2"."thing"
                        ELSE COALESCE("t2"."environment", '')
                      END
                    ) ~ '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)',
                    FALSE
                  )
                  THEN 'oci'
                  ELSE CAST(NULL AS VARCHAR)
                END
                ELSE CAST(NULL AS VARCHAR)
              END AS "cloud"
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
          ) AS "t3"
        ) AS "t4"
        WHERE
          "t4"."device" = 0
      ) AS "t5"
    ) AS "t6"
  ) AS "t7"
) AS "t8"
