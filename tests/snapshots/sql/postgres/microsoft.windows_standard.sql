SELECT
  "t12"."product",
  "t12"."thing",
  "t12"."machines",
  CASE
    WHEN "t12"."_reason" IS NULL
    THEN "t12"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t12"."_reason", "t12"."_rule") AS "rule",
  "t12"."_alone" AS "alone",
  "t12"."_alone_rule" AS "alone_rule",
  "t12"."_people" AS "people",
  "t12"."_least" AS "least",
  "t12"."_step" AS "step",
  "t12"."_version" AS "version"
FROM (
  SELECT
    "t11"."product",
    "t11"."thing",
    "t11"."machines",
    CAST("t11"."base" * "t11"."times" AS DOUBLE PRECISION) AS "_quantity",
    COALESCE("t11"."base_words", '?') || ' × ' || COALESCE(CAST("t11"."times" AS VARCHAR), '?') || ' for ' || COALESCE(
      CASE
        WHEN "t11"."hosted" = 1
        THEN '1 machine'
        ELSE COALESCE(CAST("t11"."hosted" AS VARCHAR), '?') || ' machines'
      END,
      '?'
    ) || COALESCE("t11"."landing", '?') || ', 2 to each full licensing (Windows Server licensing guide of 2016-10)' || COALESCE("t11"."reach", '?') AS "_rule",
    CASE
      WHEN (
        "t11"."cores" IS NULL
      ) AND (
        "t11"."homeless" > 0
      )
      THEN 'not counted: the host of ' || COALESCE("t11"."thing", '?') || ' is not known'
      WHEN "t11"."cores" IS NULL
      THEN 'not counted: the cores of ' || COALESCE("t11"."thing", '?') || ' are not known'
      WHEN "t11"."processors" IS NULL
      THEN 'not counted: the processors of ' || COALESCE("t11"."thing", '?') || ' are not known'
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
      "t10"."hosted",
      "t10"."landing",
      "t10"."base",
      "t10"."base_words",
      CASE
        WHEN (
          CAST(CEIL(CAST("t10"."hosted" AS DOUBLE PRECISION) / 2) AS BIGINT) IS NOT NULL
        )
        AND (
          1 IS NOT NULL
        )
        THEN CASE
          WHEN CAST(CEIL(CAST("t10"."hosted" AS DOUBLE PRECISION) / 2) AS BIGINT) >= 1
          THEN CAST(CEIL(CAST("t10"."hosted" AS DOUBLE PRECISION) / 2) AS BIGINT)
          ELSE 1
        END
        ELSE NULL
      END AS "times"
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
        "t9"."hosted",
        "t9"."landing",
        CASE
          WHEN (
            CASE
              WHEN (
                "t9"."cores" IS NOT NULL
              )
              AND (
                (
                  "t9"."processors" * 8
                ) IS NOT NULL
              )
              THEN CASE
                WHEN "t9"."cores" >= (
                  "t9"."processors" * 8
                )
                THEN "t9"."cores"
                ELSE "t9"."processors" * 8
              END
              ELSE NULL
            END IS NOT NULL
          )
          AND (
            16 IS NOT NULL
          )
          THEN CASE
            WHEN CASE
              WHEN (
                "t9"."cores" IS NOT NULL
              )
              AND (
                (
                  "t9"."processors" * 8
                ) IS NOT NULL
              )
              THEN CASE
                WHEN "t9"."cores" >= (
                  "t9"."processors" * 8
                )
                THEN "t9"."cores"
                ELSE "t9"."processors" * 8
              END
              ELSE NULL
            END >= 16
            THEN CASE
              WHEN (
                "t9"."cores" IS NOT NULL
              )
              AND (
                (
                  "t9"."processors" * 8
                ) IS NOT NULL
              )
              THEN CASE
                WHEN "t9"."cores" >= (
                  "t9"."processors" * 8
                )
                THEN "t9"."cores"
                ELSE "t9"."processors" * 8
              END
              ELSE NULL
            END
            ELSE 16
          END
          ELSE NULL
        END AS "base",
        COALESCE(
          CASE
            WHEN "t9"."cores" = 1
            THEN '1 core'
            ELSE COALESCE(CAST("t9"."cores" AS VARCHAR), '?') || ' cores'
          END,
          '?'
        ) || ' on ' || COALESCE(
          CASE
            WHEN "t9"."processors" = 1
            THEN '1 processor'
            ELSE COALESCE(CAST("t9"."processors" AS VARCHAR), '?') || ' processors'
          END,
          '?'
        ) || ', at least 8 each and 16 in all' AS "base_words"
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
          CASE WHEN "t8"."guests" > 0 THEN "t8"."guests" ELSE "t8"."native" END AS "hosted",
          '' AS "landing"
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
