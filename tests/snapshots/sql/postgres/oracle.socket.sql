SELECT
  "t15"."product",
  "t15"."thing",
  "t15"."machines",
  CASE
    WHEN "t15"."_reason" IS NULL
    THEN "t15"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t15"."_reason", "t15"."_rule") AS "rule"
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
    "t14"."sockets",
    "t14"."chips",
    "t14"."_chips",
    "t14"."_module",
    "t14"."sockets_counted",
    "t14"."edition",
    "t14"."_most",
    "t14"."counted_words",
    "t14"."refused",
    CAST("t14"."sockets_counted" AS DOUBLE PRECISION) AS "_quantity",
    '' || COALESCE("t14"."counted_words", '?') || COALESCE(' (no core factor; ', '?') || COALESCE("t14"."edition", '?') || COALESCE(': at most ', '?') || COALESCE(CAST("t14"."_most" AS VARCHAR), '?') || COALESCE(' a server, Standard Edition rules of 2015-09)', '?') || COALESCE("t14"."reach", '?') AS "_rule",
    CASE
      WHEN (
        "t14"."processors" IS NULL
      ) AND (
        "t14"."homeless" > 0
      )
      THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t14"."thing", '?') || COALESCE(' is not known', '?')
      WHEN "t14"."processors" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('sockets', '?') || COALESCE(' of ', '?') || COALESCE("t14"."thing", '?') || COALESCE(' are not known', '?')
      WHEN "t14"."refused" IS NOT NULL
      THEN "t14"."refused"
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t13"."product",
      "t13"."thing",
      "t13"."machines",
      "t13"."guests",
      "t13"."native",
      "t13"."homeless",
      "t13"."processors",
      "t13"."cores",
      "t13"."cpu_model",
      "t13"."version",
      "t13"."cluster",
      "t13"."vcenter",
      "t13"."vcpus",
      "t13"."reach",
      "t13"."sockets",
      "t13"."chips",
      "t13"."_chips",
      "t13"."_module",
      "t13"."sockets_counted",
      "t13"."edition",
      "t13"."_most",
      "t13"."counted_words",
      CASE
        WHEN CASE
          WHEN (
            COALESCE("t13"."sockets", 0) IS NOT NULL
          )
          AND (
            "t13"."processors" IS NOT NULL
          )
          THEN CASE
            WHEN COALESCE("t13"."sockets", 0) >= "t13"."processors"
            THEN COALESCE("t13"."sockets", 0)
            ELSE "t13"."processors"
          END
          ELSE NULL
        END > "t13"."_most"
        THEN '' || COALESCE('not eligible for ', '?') || COALESCE("t13"."edition", '?') || COALESCE(': ', '?') || COALESCE(
          CASE
            WHEN COALESCE("t13"."sockets" > "t13"."processors", FALSE)
            THEN '' || COALESCE(
              CASE
                WHEN "t13"."sockets" = 1
                THEN '1 socket'
                ELSE '' || COALESCE(CAST("t13"."sockets" AS VARCHAR), '?') || COALESCE(' sockets', '?')
              END,
              '?'
            ) || COALESCE(', of which ', '?') || COALESCE(CAST("t13"."processors" AS VARCHAR), '?') || COALESCE(' are occupied', '?')
            ELSE CASE
              WHEN "t13"."processors" = 1
              THEN '1 socket'
              ELSE '' || COALESCE(CAST("t13"."processors" AS VARCHAR), '?') || COALESCE(' sockets', '?')
            END
          END,
          '?'
        ) || COALESCE(', and a server may have at most ', '?') || COALESCE(CAST("t13"."_most" AS VARCHAR), '?') || COALESCE('; count it as Enterprise Edition', '?') || COALESCE("t13"."reach", '?')
        ELSE CAST(NULL AS VARCHAR)
      END AS "refused"
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
        CASE
          WHEN "t12"."_chips" > 1
          THEN '' || COALESCE(
            '' || COALESCE(
              CASE
                WHEN "t12"."processors" = 1
                THEN '1 occupied socket'
                ELSE '' || COALESCE(CAST("t12"."processors" AS VARCHAR), '?') || COALESCE(' occupied sockets', '?')
              END,
              '?'
            ),
            '?'
          ) || COALESCE(' × ', '?') || COALESCE(CAST("t12"."_chips" AS VARCHAR), '?') || COALESCE(' chips each (', '?') || COALESCE("t12"."_module", '?') || COALESCE('; chips of a processor of 2007-01)', '?') || COALESCE(
            CASE
              WHEN "t12"."sockets_counted" > "t12"."_most"
              THEN '' || COALESCE(': more than the ', '?') || COALESCE(CAST("t12"."_most" AS VARCHAR), '?') || COALESCE(' that ', '?') || COALESCE("t12"."edition", '?') || COALESCE(' allows, so that Enterprise Edition may be asked for', '?')
              ELSE ''
            END,
            '?'
          )
          ELSE '' || COALESCE(
            CASE
              WHEN "t12"."processors" = 1
              THEN '1 occupied socket'
              ELSE '' || COALESCE(CAST("t12"."processors" AS VARCHAR), '?') || COALESCE(' occupied sockets', '?')
            END,
            '?'
          )
        END AS "counted_words"
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
          "t11"."processors" * "t11"."_chips" AS "sockets_counted",
          CASE
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard2' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_2' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_2' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition 2' IN LOWER("t11"."product")) > 0
              )
            )
            THEN 'Standard Edition 2'
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard_one' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_one' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition one' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard1' IN LOWER("t11"."product")) > 0
              )
            )
            THEN 'Standard Edition One'
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('database_standard' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition' IN LOWER("t11"."product")) > 0
              )
            )
            THEN 'Standard Edition'
            ELSE 'Standard Edition 2'
          END AS "edition",
          CAST(CASE
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard2' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_2' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_2' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition 2' IN LOWER("t11"."product")) > 0
              )
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('standard_one' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition_one' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition one' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard1' IN LOWER("t11"."product")) > 0
              )
            )
            THEN 2
            WHEN FALSE
            OR (
              TRUE AND (
                POSITION('database_standard' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard_edition' IN LOWER("t11"."product")) > 0
              )
            )
            OR (
              TRUE AND (
                POSITION('standard edition' IN LOWER("t11"."product")) > 0
              )
            )
            THEN 4
            ELSE 2
          END AS BIGINT) AS "_most"
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
            CAST(1 AS BIGINT) AS "_chips",
            '' AS "_module"
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
              CAST(NULL AS BIGINT) AS "chips"
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
                CAST(NULL AS BIGINT) AS "sockets"
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
                  '' AS "reach"
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
                    "t6"."vcpus"
                  FROM (
                    SELECT
                      "t5"."product",
                      "t5"."thing",
                      "t5"."machines",
                      "t5"."guests",
                      "t5"."native",
                      "t5"."vcpus_known",
                      "t5"."vcpus_unknown",
                      "t5"."homeless",
                      "t5"."processors",
                      "t5"."cores",
                      "t5"."cpu_model",
                      "t5"."version",
                      "t5"."cluster",
                      "t5"."vcenter",
                      CASE
                        WHEN "t5"."vcpus_unknown" > 0
                        THEN CAST(NULL AS BIGINT)
                        ELSE "t5"."vcpus_known"
                      END AS "vcpus"
                    FROM (
                      SELECT
                        "t4"."product",
                        "t4"."thing",
                        SUM("t4"."rows") AS "machines",
                        SUM("t4"."virtual") AS "guests",
                        MAX(1 - "t4"."virtual") AS "native",
                        SUM("t4"."virtual" * COALESCE("t4"."vcpus", 0)) AS "vcpus_known",
                        SUM("t4"."virtual" * CASE WHEN "t4"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                        MAX("t4"."homeless") AS "homeless",
                        MAX("t4"."processors") AS "processors",
                        MAX("t4"."cores") AS "cores",
                        MAX("t4"."cpu_model") AS "cpu_model",
                        MAX("t4"."version") AS "version",
                        MAX("t4"."cluster") AS "cluster",
                        MAX("t4"."vcenter") AS "vcenter"
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
                      GROUP BY
                        1,
                        2
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
) AS "t15"
