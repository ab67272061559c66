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
)
SELECT
  "t27"."product",
  "t27"."thing",
  "t27"."machines",
  CASE
    WHEN "t27"."_reason" IS NULL
    THEN "t27"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t27"."_reason", "t27"."_rule") AS "rule"
FROM (
  SELECT
    "t26"."product",
    "t26"."thing",
    "t26"."machines",
    "t26"."sockets_counted" AS "_quantity",
    "t26"."words" AS "_rule",
    CASE
      WHEN (
        "t26"."processors" IS NULL
      ) AND (
        "t26"."homeless" > 0
      )
      THEN 'not counted: the host of ' || COALESCE("t26"."thing", '?') || ' is not known'
      WHEN "t26"."processors" IS NULL
      THEN 'not counted: the sockets of ' || COALESCE("t26"."thing", '?') || ' are not known'
      WHEN "t26"."refused" IS NOT NULL
      THEN "t26"."refused"
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t24"."product",
        "t24"."thing",
        "t24"."machines",
        "t24"."homeless",
        "t24"."processors",
        CAST("t24"."sockets_counted" AS DOUBLE PRECISION) AS "sockets_counted",
        "t24"."edition",
        "t24"."words",
        "t24"."refused",
        "t24"."reach",
        "t24"."vcpus"
      FROM (
        SELECT
          "t23"."product",
          "t23"."thing",
          "t23"."machines",
          "t23"."homeless",
          "t23"."processors",
          "t23"."sockets_counted",
          "t23"."edition",
          "t23"."words",
          "t23"."refused",
          "t23"."reach",
          "t23"."vcpus"
        FROM (
          SELECT
            "t22"."product",
            "t22"."thing",
            "t22"."machines",
            "t22"."guests",
            "t22"."native",
            "t22"."homeless",
            "t22"."processors",
            "t22"."cores",
            "t22"."cpu_model",
            "t22"."version",
            "t22"."cluster",
            "t22"."vcenter",
            CAST(NULL AS BIGINT) AS "vcpus",
            "t22"."reach",
            "t22"."sockets",
            "t22"."chips",
            "t22"."_chips",
            "t22"."_module",
            "t22"."sockets_counted",
            "t22"."edition",
            "t22"."_most",
            "t22"."words",
            "t22"."refused"
          FROM (
            SELECT
              "t21"."product",
              "t21"."thing",
              "t21"."machines",
              "t21"."guests",
              "t21"."native",
              "t21"."homeless",
              "t21"."processors",
              "t21"."cores",
              "t21"."cpu_model",
              "t21"."version",
              "t21"."cluster",
              "t21"."vcenter",
              "t21"."vcpus",
              "t21"."reach",
              "t21"."sockets",
              "t21"."chips",
              "t21"."_chips",
              "t21"."_module",
              "t21"."sockets_counted",
              "t21"."edition",
              "t21"."_most",
              "t21"."words",
              CASE
                WHEN CASE
                  WHEN (
                    COALESCE("t21"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    "t21"."processors" IS NOT NULL
                  )
                  THEN CASE
                    WHEN COALESCE("t21"."sockets", 0) >= "t21"."processors"
                    THEN COALESCE("t21"."sockets", 0)
                    ELSE "t21"."processors"
                  END
                  ELSE NULL
                END > "t21"."_most"
                THEN 'not eligible for ' || COALESCE("t21"."edition", '?') || ': ' || COALESCE(
                  CASE
                    WHEN COALESCE("t21"."sockets" > "t21"."processors", FALSE)
                    THEN COALESCE(
                      CASE
                        WHEN "t21"."sockets" = 1
                        THEN '1 socket'
                        ELSE COALESCE(CAST("t21"."sockets" AS VARCHAR), '?') || ' sockets'
                      END,
                      '?'
                    ) || ', of which ' || COALESCE(CAST("t21"."processors" AS VARCHAR), '?') || ' are occupied'
                    ELSE CASE
                      WHEN "t21"."processors" = 1
                      THEN '1 socket'
                      ELSE COALESCE(CAST("t21"."processors" AS VARCHAR), '?') || ' sockets'
                    END
                  END,
                  '?'
                ) || ', and a server may have at most ' || COALESCE(CAST("t21"."_most" AS VARCHAR), '?') || '; count it as Enterprise Edition' || COALESCE("t21"."reach", '?')
                ELSE CAST(NULL AS VARCHAR)
              END AS "refused"
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
                "t20"."reach",
                "t20"."sockets",
                "t20"."chips",
                "t20"."_chips",
                "t20"."_module",
                "t20"."sockets_counted",
                "t20"."edition",
                "t20"."_most",
                COALESCE(
                  CASE
                    WHEN "t20"."_chips" > 1
                    THEN COALESCE(
                      COALESCE(
                        COALESCE(
                          CASE
                            WHEN "t20"."processors" = 1
                            THEN '1 occupied socket'
                            ELSE COALESCE(CAST("t20"."processors" AS VARCHAR), '?') || ' occupied sockets'
                          END,
                          '?'
                        ),
                        '?'
                      ) || ' × ' || COALESCE(CAST("t20"."_chips" AS VARCHAR), '?') || ' chips each (' || COALESCE("t20"."_module", '?') || '; chips of a processor of 2007-01)',
                      '?'
                    ) || COALESCE(
                      CASE
                        WHEN "t20"."sockets_counted" > "t20"."_most"
                        THEN ': more than the ' || COALESCE(CAST("t20"."_most" AS VARCHAR), '?') || ' that ' || COALESCE("t20"."edition", '?') || ' allows, so that Enterprise Edition may be asked for'
                        ELSE ''
                      END,
                      '?'
                    )
                    ELSE COALESCE(
                      CASE
                        WHEN "t20"."processors" = 1
                        THEN '1 occupied socket'
                        ELSE COALESCE(CAST("t20"."processors" AS VARCHAR), '?') || ' occupied sockets'
                      END,
                      '?'
                    )
                  END,
                  '?'
                ) || ' (no core factor; ' || COALESCE("t20"."edition", '?') || ': at most ' || COALESCE(CAST("t20"."_most" AS VARCHAR), '?') || ' a server, Standard Edition rules of 2015-09)' || COALESCE("t20"."reach", '?') AS "words"
              FROM (
                SELECT
                  "t19"."product",
                  "t19"."thing",
                  "t19"."machines",
                  "t19"."guests",
                  "t19"."native",
                  "t19"."homeless",
                  "t19"."processors",
                  "t19"."cores",
                  "t19"."cpu_model",
                  "t19"."version",
                  "t19"."cluster",
                  "t19"."vcenter",
                  "t19"."vcpus",
                  "t19"."reach",
                  "t19"."sockets",
                  "t19"."chips",
                  "t19"."_chips",
                  "t19"."_module",
                  "t19"."processors" * "t19"."_chips" AS "sockets_counted",
                  CASE
                    WHEN (
                      POSITION('standard2' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_2' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_2' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition 2' IN LOWER("t19"."product")) > 0
                    )
                    THEN 'Standard Edition 2'
                    WHEN (
                      POSITION('standard_one' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_one' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition one' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard1' IN LOWER("t19"."product")) > 0
                    )
                    THEN 'Standard Edition One'
                    WHEN (
                      POSITION('database_standard' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition' IN LOWER("t19"."product")) > 0
                    )
                    THEN 'Standard Edition'
                    ELSE 'Standard Edition 2'
                  END AS "edition",
                  CAST(CASE
                    WHEN (
                      POSITION('standard2' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_2' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_2' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition 2' IN LOWER("t19"."product")) > 0
                    )
                    THEN 2
                    WHEN (
                      POSITION('standard_one' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_one' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition one' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard1' IN LOWER("t19"."product")) > 0
                    )
                    THEN 2
                    WHEN (
                      POSITION('database_standard' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition' IN LOWER("t19"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition' IN LOWER("t19"."product")) > 0
                    )
                    THEN 4
                    ELSE 2
                  END AS BIGINT) AS "_most"
                FROM (
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
                    "t17"."reach",
                    "t17"."sockets",
                    "t17"."chips",
                    CAST(1 AS BIGINT) AS "_chips",
                    '' AS "_module"
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
                      "t15"."reach",
                      "t15"."sockets",
                      CAST(NULL AS BIGINT) AS "chips"
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
                        "t14"."reach",
                        CAST(NULL AS BIGINT) AS "sockets"
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
                          "t12"."vcpus",
                          '' AS "reach"
                        FROM (
                          SELECT
                            "t11"."product",
                            "t11"."thing",
                            "t11"."machines",
                            "t11"."guests",
                            "t11"."native",
                            "t11"."homeless",
                            "t11"."processors",
                            "t11"."cores",
                            "t11"."cpu_model",
                            "t11"."version",
                            "t11"."cluster",
                            "t11"."vcenter",
                            "t11"."vcpus"
                          FROM (
                            SELECT
                              "t10"."product",
                              "t10"."thing",
                              "t10"."machines",
                              "t10"."guests",
                              "t10"."native",
                              "t10"."vcpus_known",
                              "t10"."vcpus_unknown",
                              "t10"."homeless",
                              "t10"."processors",
                              "t10"."cores",
                              "t10"."cpu_model",
                              "t10"."version",
                              "t10"."cluster",
                              "t10"."vcenter",
                              CASE
                                WHEN "t10"."vcpus_unknown" > 0
                                THEN CAST(NULL AS BIGINT)
                                ELSE "t10"."vcpus_known"
                              END AS "vcpus"
                            FROM (
                              SELECT
                                "t9"."product",
                                "t9"."thing",
                                SUM("t9"."rows") AS "machines",
                                SUM("t9"."virtual") AS "guests",
                                MAX(1 - "t9"."virtual") AS "native",
                                SUM("t9"."virtual" * COALESCE("t9"."vcpus", 0)) AS "vcpus_known",
                                SUM("t9"."virtual" * CASE WHEN "t9"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                                MAX("t9"."homeless") AS "homeless",
                                MAX("t9"."processors") AS "processors",
                                MAX("t9"."cores") AS "cores",
                                MAX("t9"."cpu_model") AS "cpu_model",
                                MAX("t9"."version") AS "version",
                                MAX("t9"."cluster") AS "cluster",
                                MAX("t9"."vcenter") AS "vcenter"
                              FROM (
                                SELECT
                                  *
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
                                    "t7"."cpu_model"
                                  FROM (
                                    SELECT
                                      *
                                    FROM "t4" AS "t5"
                                    WHERE
                                      "t5"."cloud" IS NULL
                                  ) AS "t7"
                                ) AS "t8"
                                WHERE
                                  "t8"."device" = 0
                              ) AS "t9"
                              GROUP BY
                                1,
                                2
                            ) AS "t10"
                          ) AS "t11"
                        ) AS "t12"
                      ) AS "t14"
                    ) AS "t15"
                  ) AS "t17"
                ) AS "t19"
              ) AS "t20"
            ) AS "t21"
          ) AS "t22"
        ) AS "t23"
      ) AS "t24"
    ) AS "t25"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t16"."product",
        "t16"."thing",
        "t16"."machines",
        "t16"."homeless",
        "t16"."processors",
        "t16"."sockets_counted",
        "t16"."edition",
        "t16"."words",
        "t16"."refused",
        "t16"."reach",
        "t16"."vcpus"
      FROM (
        SELECT
          "t13"."product",
          "t13"."thing",
          "t13"."vcpus",
          "t13"."machines",
          "t13"."homeless",
          "t13"."processors",
          CAST("t13"."sockets_counted" AS DOUBLE PRECISION) AS "sockets_counted",
          "t13"."edition",
          "t13"."words",
          "t13"."refused",
          "t13"."reach"
        FROM (
          SELECT
            "t6"."product",
            "t6"."thing",
            "t6"."vcpus",
            "t6"."rows" AS "machines",
            0 AS "homeless",
            CAST(CEIL(
              CAST("t6"."vcpus" AS DOUBLE PRECISION) / CASE
                WHEN "t6"."cloud" = 'authorized'
                THEN 4
                WHEN "t6"."cloud" = 'oci'
                THEN 8
                ELSE 4
              END
            ) AS BIGINT) AS "processors",
            CAST(CEIL(
              CAST("t6"."vcpus" AS DOUBLE PRECISION) / CASE
                WHEN "t6"."cloud" = 'authorized'
                THEN 4
                WHEN "t6"."cloud" = 'oci'
                THEN 8
                ELSE 4
              END
            ) AS BIGINT) AS "sockets_counted",
            CASE
              WHEN (
                POSITION('standard2' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard_2' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard_edition_2' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard edition 2' IN LOWER("t6"."product")) > 0
              )
              THEN 'Standard Edition 2'
              WHEN (
                POSITION('standard_one' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard_edition_one' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard edition one' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard1' IN LOWER("t6"."product")) > 0
              )
              THEN 'Standard Edition One'
              WHEN (
                POSITION('database_standard' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard_edition' IN LOWER("t6"."product")) > 0
              )
              OR (
                POSITION('standard edition' IN LOWER("t6"."product")) > 0
              )
              THEN 'Standard Edition'
              ELSE 'Standard Edition 2'
            END AS "edition",
            COALESCE(
              CASE
                WHEN "t6"."vcpus" = 1
                THEN '1 vCPU'
                ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
              END,
              '?'
            ) || ' in a cloud, each ' || COALESCE(
              CAST(CAST(CASE
                WHEN "t6"."cloud" = 'authorized'
                THEN 4
                WHEN "t6"."cloud" = 'oci'
                THEN 8
                ELSE 4
              END AS BIGINT) AS VARCHAR),
              '?'
            ) || ' a socket, rounded up for each machine (cloud policy of 2017-01)' AS "words",
            CASE
              WHEN "t6"."cloud" IN ('authorized')
              THEN CASE
                WHEN "t6"."vcpus" > CAST(CASE
                  WHEN (
                    POSITION('standard2' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard_2' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard_edition_2' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard edition 2' IN LOWER("t6"."product")) > 0
                  )
                  THEN 8
                  WHEN (
                    POSITION('standard_one' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard_edition_one' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard edition one' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard1' IN LOWER("t6"."product")) > 0
                  )
                  THEN 8
                  WHEN (
                    POSITION('database_standard' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard_edition' IN LOWER("t6"."product")) > 0
                  )
                  OR (
                    POSITION('standard edition' IN LOWER("t6"."product")) > 0
                  )
                  THEN 16
                  ELSE 8
                END AS BIGINT)
                THEN 'not eligible for ' || COALESCE(
                  CASE
                    WHEN (
                      POSITION('standard2' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_2' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_2' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition 2' IN LOWER("t6"."product")) > 0
                    )
                    THEN 'Standard Edition 2'
                    WHEN (
                      POSITION('standard_one' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_one' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition one' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard1' IN LOWER("t6"."product")) > 0
                    )
                    THEN 'Standard Edition One'
                    WHEN (
                      POSITION('database_standard' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition' IN LOWER("t6"."product")) > 0
                    )
                    THEN 'Standard Edition'
                    ELSE 'Standard Edition 2'
                  END,
                  '?'
                ) || ': ' || COALESCE(
                  CASE
                    WHEN "t6"."vcpus" = 1
                    THEN '1 vCPU'
                    ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                  END,
                  '?'
                ) || ', and a machine may have at most ' || COALESCE(
                  CAST(CAST(CASE
                    WHEN (
                      POSITION('standard2' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_2' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_2' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition 2' IN LOWER("t6"."product")) > 0
                    )
                    THEN 8
                    WHEN (
                      POSITION('standard_one' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition_one' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition one' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard1' IN LOWER("t6"."product")) > 0
                    )
                    THEN 8
                    WHEN (
                      POSITION('database_standard' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard_edition' IN LOWER("t6"."product")) > 0
                    )
                    OR (
                      POSITION('standard edition' IN LOWER("t6"."product")) > 0
                    )
                    THEN 16
                    ELSE 8
                  END AS BIGINT) AS VARCHAR),
                  '?'
                ) || ' (cloud policy of 2017-01); count it as Enterprise Edition'
                ELSE CAST(NULL AS VARCHAR)
              END
              ELSE CAST(NULL AS VARCHAR)
            END AS "refused",
            '' AS "reach"
          FROM (
            SELECT
              *
            FROM "t4" AS "t5"
            WHERE
              "t5"."cloud" IS NOT NULL
          ) AS "t6"
        ) AS "t13"
      ) AS "t16"
    ) AS "t18"
  ) AS "t26"
) AS "t27"
