SELECT
  "t12"."product",
  "t12"."thing",
  "t12"."machines",
  CASE
    WHEN "t12"."_reason" IS NULL
    THEN "t12"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t12"."_reason", "t12"."_rule") AS "rule"
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
    "t11"."base",
    "t11"."base_words",
    "t11"."hosted",
    "t11"."landing",
    "t11"."times",
    CAST("t11"."base" * "t11"."times" AS DOUBLE PRECISION) AS "_quantity",
    '' || COALESCE("t11"."base_words", '?') || COALESCE(' × ', '?') || COALESCE(CAST("t11"."times" AS VARCHAR), '?') || COALESCE(' for ', '?') || COALESCE(
      CASE
        WHEN "t11"."hosted" = 1
        THEN '1 machine'
        ELSE '' || COALESCE(CAST("t11"."hosted" AS VARCHAR), '?') || COALESCE(' machines', '?')
      END,
      '?'
    ) || COALESCE("t11"."landing", '?') || COALESCE(', 2 to each full licensing (Windows Server licensing guide of 2016-10)', '?') || COALESCE("t11"."reach", '?') AS "_rule",
    CASE
      WHEN (
        "t11"."cores" IS NULL
      ) AND (
        "t11"."homeless" > 0
      )
      THEN '' || COALESCE('not counted: the host of ', '?') || COALESCE("t11"."thing", '?') || COALESCE(' is not known', '?')
      WHEN "t11"."cores" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores', '?') || COALESCE(' of ', '?') || COALESCE("t11"."thing", '?') || COALESCE(' are not known', '?')
      WHEN "t11"."processors" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('processors', '?') || COALESCE(' of ', '?') || COALESCE("t11"."thing", '?') || COALESCE(' are not known', '?')
      ELSE NULL
    END AS "_reason"
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
      "t10"."base",
      "t10"."base_words",
      "t10"."hosted",
      "t10"."landing",
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
        '' || COALESCE(
          CASE
            WHEN "t9"."cores" = 1
            THEN '1 core'
            ELSE '' || COALESCE(CAST("t9"."cores" AS VARCHAR), '?') || COALESCE(' cores', '?')
          END,
          '?'
        ) || COALESCE(' on ', '?') || COALESCE(
          CASE
            WHEN "t9"."processors" = 1
            THEN '1 processor'
            ELSE '' || COALESCE(CAST("t9"."processors" AS VARCHAR), '?') || COALESCE(' processors', '?')
          END,
          '?'
        ) || COALESCE(', at least 8 each and 16 in all', '?') AS "base_words",
        CASE WHEN "t9"."guests" > 0 THEN "t9"."guests" ELSE "t9"."native" END AS "hosted",
        '' AS "landing"
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
          '' AS "reach"
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
            "t7"."vcpus"
          FROM (
            SELECT
              "t6"."product",
              "t6"."thing",
              "t6"."machines",
              "t6"."guests",
              "t6"."native",
              "t6"."vcpus_known",
              "t6"."vcpus_unknown",
              "t6"."homeless",
              "t6"."processors",
              "t6"."cores",
              "t6"."cpu_model",
              "t6"."version",
              "t6"."cluster",
              "t6"."vcenter",
              CASE
                WHEN "t6"."vcpus_unknown" > 0
                THEN CAST(NULL AS BIGINT)
                ELSE "t6"."vcpus_known"
              END AS "vcpus"
            FROM (
              SELECT
                "t5"."product",
                "t5"."thing",
                SUM("t5"."rows") AS "machines",
                SUM("t5"."virtual") AS "guests",
                MAX(1 - "t5"."virtual") AS "native",
                SUM("t5"."virtual" * COALESCE("t5"."vcpus", 0)) AS "vcpus_known",
                SUM("t5"."virtual" * CASE WHEN "t5"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
                MAX("t5"."homeless") AS "homeless",
                MAX("t5"."processors") AS "processors",
                MAX("t5"."cores") AS "cores",
                MAX("t5"."cpu_model") AS "cpu_model",
                MAX("t5"."version") AS "version",
                MAX("t5"."cluster") AS "cluster",
                MAX("t5"."vcenter") AS "vcenter"
              FROM (
                SELECT
                  *
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
                WHERE
                  "t4"."device" = 0
              ) AS "t5"
              GROUP BY
                1,
                2
            ) AS "t6"
          ) AS "t7"
        ) AS "t8"
      ) AS "t9"
    ) AS "t10"
  ) AS "t11"
) AS "t12"
