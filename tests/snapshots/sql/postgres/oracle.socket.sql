SELECT
  "t14"."product",
  "t14"."thing",
  "t14"."machines",
  CASE
    WHEN "t14"."_reason" IS NULL
    THEN "t14"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t14"."_reason", "t14"."_rule") AS "rule"
FROM (
  SELECT
    "t13"."product",
    "t13"."thing",
    "t13"."machines",
    CAST("t13"."sockets_counted" AS DOUBLE PRECISION) AS "_quantity",
    COALESCE("t13"."counted_words", '?') || ' (no core factor; ' || COALESCE("t13"."edition", '?') || ': at most ' || COALESCE(CAST("t13"."_most" AS VARCHAR), '?') || ' a server, Standard Edition rules of 2015-09)' || COALESCE("t13"."reach", '?') AS "_rule",
    CASE
      WHEN (
        "t13"."processors" IS NULL
      ) AND (
        "t13"."homeless" > 0
      )
      THEN 'not counted: the host of ' || COALESCE("t13"."thing", '?') || ' is not known'
      WHEN "t13"."processors" IS NULL
      THEN 'not counted: the sockets of ' || COALESCE("t13"."thing", '?') || ' are not known'
      WHEN "t13"."refused" IS NOT NULL
      THEN "t13"."refused"
      ELSE NULL
    END AS "_reason"
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
      "t12"."reach",
      "t12"."sockets",
      "t12"."chips",
      "t12"."_chips",
      "t12"."_module",
      "t12"."sockets_counted",
      "t12"."edition",
      "t12"."_most",
      "t12"."counted_words",
      CASE
        WHEN CASE
          WHEN (
            COALESCE("t12"."sockets", 0) IS NOT NULL
          )
          AND (
            "t12"."processors" IS NOT NULL
          )
          THEN CASE
            WHEN COALESCE("t12"."sockets", 0) >= "t12"."processors"
            THEN COALESCE("t12"."sockets", 0)
            ELSE "t12"."processors"
          END
          ELSE NULL
        END > "t12"."_most"
        THEN 'not eligible for ' || COALESCE("t12"."edition", '?') || ': ' || COALESCE(
          CASE
            WHEN COALESCE("t12"."sockets" > "t12"."processors", FALSE)
            THEN COALESCE(
              CASE
                WHEN "t12"."sockets" = 1
                THEN '1 socket'
                ELSE COALESCE(CAST("t12"."sockets" AS VARCHAR), '?') || ' sockets'
              END,
              '?'
            ) || ', of which ' || COALESCE(CAST("t12"."processors" AS VARCHAR), '?') || ' are occupied'
            ELSE CASE
              WHEN "t12"."processors" = 1
              THEN '1 socket'
              ELSE COALESCE(CAST("t12"."processors" AS VARCHAR), '?') || ' sockets'
            END
          END,
          '?'
        ) || ', and a server may have at most ' || COALESCE(CAST("t12"."_most" AS VARCHAR), '?') || '; count it as Enterprise Edition' || COALESCE("t12"."reach", '?')
        ELSE CAST(NULL AS VARCHAR)
      END AS "refused"
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
        "t11"."vcpus",
        "t11"."reach",
        "t11"."sockets",
        "t11"."chips",
        "t11"."_chips",
        "t11"."_module",
        "t11"."sockets_counted",
        "t11"."edition",
        "t11"."_most",
        CASE
          WHEN "t11"."_chips" > 1
          THEN COALESCE(
            COALESCE(
              CASE
                WHEN "t11"."processors" = 1
                THEN '1 occupied socket'
                ELSE COALESCE(CAST("t11"."processors" AS VARCHAR), '?') || ' occupied sockets'
              END,
              '?'
            ),
            '?'
          ) || ' × ' || COALESCE(CAST("t11"."_chips" AS VARCHAR), '?') || ' chips each (' || COALESCE("t11"."_module", '?') || '; chips of a processor of 2007-01)' || COALESCE(
            CASE
              WHEN "t11"."sockets_counted" > "t11"."_most"
              THEN ': more than the ' || COALESCE(CAST("t11"."_most" AS VARCHAR), '?') || ' that ' || COALESCE("t11"."edition", '?') || ' allows, so that Enterprise Edition may be asked for'
              ELSE ''
            END,
            '?'
          )
          ELSE COALESCE(
            CASE
              WHEN "t11"."processors" = 1
              THEN '1 occupied socket'
              ELSE COALESCE(CAST("t11"."processors" AS VARCHAR), '?') || ' occupied sockets'
            END,
            '?'
          )
        END AS "counted_words"
      FROM (
        SELECT
          "t10"."product",
          "t10"."thing",
          "t10"."machines",
          "t10"."guests",
          "t10"."native",
          "t10"."homeless",
          "t10"."processors",
          "t10"."cores",
          "t10"."cpu_model",
          "t10"."version",
          "t10"."cluster",
          "t10"."vcenter",
          "t10"."vcpus",
          "t10"."reach",
          "t10"."sockets",
          "t10"."chips",
          "t10"."_chips",
          "t10"."_module",
          "t10"."processors" * "t10"."_chips" AS "sockets_counted",
          CASE
            WHEN (
              POSITION('standard2' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_2' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_edition_2' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard edition 2' IN LOWER("t10"."product")) > 0
            )
            THEN 'Standard Edition 2'
            WHEN (
              POSITION('standard_one' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_edition_one' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard edition one' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard1' IN LOWER("t10"."product")) > 0
            )
            THEN 'Standard Edition One'
            WHEN (
              POSITION('database_standard' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_edition' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard edition' IN LOWER("t10"."product")) > 0
            )
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END AS "edition",
          CAST(CASE
            WHEN (
              POSITION('standard2' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_2' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_edition_2' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard edition 2' IN LOWER("t10"."product")) > 0
            )
            THEN 2
            WHEN (
              POSITION('standard_one' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_edition_one' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard edition one' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard1' IN LOWER("t10"."product")) > 0
            )
            THEN 2
            WHEN (
              POSITION('database_standard' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard_edition' IN LOWER("t10"."product")) > 0
            )
            OR (
              POSITION('standard edition' IN LOWER("t10"."product")) > 0
            )
            THEN 4
            ELSE 2
          END AS BIGINT) AS "_most"
        FROM (
          SELECT
            "t9"."product",
            "t9"."thing",
            "t9"."machines",
            "t9"."guests",
            "t9"."native",
            "t9"."homeless",
            "t9"."processors",
            "t9"."cores",
            "t9"."cpu_model",
            "t9"."version",
            "t9"."cluster",
            "t9"."vcenter",
            "t9"."vcpus",
            "t9"."reach",
            "t9"."sockets",
            "t9"."chips",
            CAST(1 AS BIGINT) AS "_chips",
            '' AS "_module"
          FROM (
            SELECT
              "t8"."product",
              "t8"."thing",
              "t8"."machines",
              "t8"."guests",
              "t8"."native",
              "t8"."homeless",
              "t8"."processors",
              "t8"."cores",
              "t8"."cpu_model",
              "t8"."version",
              "t8"."cluster",
              "t8"."vcenter",
              "t8"."vcpus",
              "t8"."reach",
              "t8"."sockets",
              CAST(NULL AS BIGINT) AS "chips"
            FROM (
              SELECT
                "t7"."product",
                "t7"."thing",
                "t7"."machines",
                "t7"."guests",
                "t7"."native",
                "t7"."homeless",
                "t7"."processors",
                "t7"."cores",
                "t7"."cpu_model",
                "t7"."version",
                "t7"."cluster",
                "t7"."vcenter",
                "t7"."vcpus",
                "t7"."reach",
                CAST(NULL AS BIGINT) AS "sockets"
              FROM (
                SELECT
                  "t6"."product",
                  "t6"."thing",
                  "t6"."machines",
                  "t6"."guests",
                  "t6"."native",
                  "t6"."homeless",
                  "t6"."processors",
                  "t6"."cores",
                  "t6"."cpu_model",
                  "t6"."version",
                  "t6"."cluster",
                  "t6"."vcenter",
                  "t6"."vcpus",
                  '' AS "reach"
                FROM (
                  SELECT
                    "t5"."product",
                    "t5"."thing",
                    "t5"."machines",
                    "t5"."guests",
                    "t5"."native",
                    "t5"."homeless",
                    "t5"."processors",
                    "t5"."cores",
                    "t5"."cpu_model",
                    "t5"."version",
                    "t5"."cluster",
                    "t5"."vcenter",
                    "t5"."vcpus"
                  FROM (
                    SELECT
                      "t4"."product",
                      "t4"."thing",
                      "t4"."machines",
                      "t4"."guests",
                      "t4"."native",
                      "t4"."vcpus_known",
                      "t4"."vcpus_unknown",
                      "t4"."homeless",
                      "t4"."processors",
                      "t4"."cores",
                      "t4"."cpu_model",
                      "t4"."version",
                      "t4"."cluster",
                      "t4"."vcenter",
                      CASE
                        WHEN "t4"."vcpus_unknown" > 0
                        THEN CAST(NULL AS BIGINT)
                        ELSE "t4"."vcpus_known"
                      END AS "vcpus"
                    FROM (
                      SELECT
                        "t3"."product",
                        "t3"."thing",
                        SUM("t3"."rows") AS "machines",
                        SUM("t3"."virtual") AS "guests",
                        MAX(1 - "t3"."virtual") AS "native",
                        SUM("t3"."virtual" * COALESCE("t3"."vcpus", 0)) AS "vcpus_known",
                        SUM("t3"."virtual" * CASE WHEN "t3"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                        MAX("t3"."homeless") AS "homeless",
                        MAX("t3"."processors") AS "processors",
                        MAX("t3"."cores") AS "cores",
                        MAX("t3"."cpu_model") AS "cpu_model",
                        MAX("t3"."version") AS "version",
                        MAX("t3"."cluster") AS "cluster",
                        MAX("t3"."vcenter") AS "vcenter"
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
                      GROUP BY
                        1,
                        2
                    ) AS "t4"
                  ) AS "t5"
                ) AS "t6"
              ) AS "t7"
            ) AS "t8"
          ) AS "t9"
        ) AS "t10"
      ) AS "t11"
    ) AS "t12"
  ) AS "t13"
) AS "t14"
