SELECT
  "t9"."product",
  "t9"."thing",
  "t9"."machines",
  CASE
    WHEN "t9"."_reason" IS NULL
    THEN "t9"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t9"."_reason", "t9"."_rule") AS "rule",
  "t9"."_alone" AS "alone",
  "t9"."_alone_rule" AS "alone_rule",
  "t9"."_people" AS "people",
  "t9"."_least" AS "least",
  "t9"."_step" AS "step",
  "t9"."_version" AS "version"
FROM (
  SELECT
    "t8"."product",
    "t8"."thing",
    "t8"."machines",
    CAST("t8"."capacity" AS DOUBLE PRECISION) AS "_quantity",
    "t8"."capacity_words" AS "_rule",
    CASE
      WHEN "t8"."capacity" IS NULL
      THEN 'not counted: the cores or vCPUs of ' || COALESCE("t8"."thing", '?') || ' are not known'
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
      "t7"."product",
      "t7"."thing",
      "t7"."machines",
      "t7"."guests",
      "t7"."native",
      "t7"."processors",
      "t7"."cores",
      "t7"."cpu_model",
      "t7"."version",
      "t7"."cluster",
      "t7"."vcenter",
      "t7"."vcpus",
      "t7"."capacity",
      "t7"."capacity_words"
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
        CASE
          WHEN "t6"."native" > 0
          THEN "t6"."cores"
          ELSE CASE
            WHEN (
              "t6"."homeless" > 0
            ) AND (
              "t6"."cores" IS NULL
            )
            THEN "t6"."vcpus"
            ELSE CASE
              WHEN (
                "t6"."vcpus" IS NOT NULL
              ) AND (
                "t6"."cores" IS NOT NULL
              )
              THEN CASE WHEN "t6"."vcpus" <= "t6"."cores" THEN "t6"."vcpus" ELSE "t6"."cores" END
              ELSE NULL
            END
          END
        END AS "capacity",
        COALESCE(
          CASE
            WHEN COALESCE(
              (
                "t6"."vcpus" = "t6"."cores"
              )
              AND (
                "t6"."native" = 0
              )
              AND NOT (
                "t6"."homeless" > 0
              ),
              FALSE
            )
            THEN COALESCE(
              CASE
                WHEN "t6"."vcpus" = 1
                THEN '1 vCPU'
                ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
              END,
              '?'
            ) || ', as many as the host''s cores'
            ELSE CASE
              WHEN "t6"."native" > 0
              THEN CASE
                WHEN "t6"."cores" = 1
                THEN '1 core'
                ELSE COALESCE(CAST("t6"."cores" AS VARCHAR), '?') || ' cores'
              END
              WHEN "t6"."homeless" > 0
              THEN COALESCE(
                CASE
                  WHEN "t6"."vcpus" = 1
                  THEN '1 vCPU'
                  ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                END,
                '?'
              ) || ', not capped as the host is not known'
              WHEN "t6"."vcpus" > "t6"."cores"
              THEN COALESCE(
                CASE
                  WHEN "t6"."vcpus" = 1
                  THEN '1 vCPU'
                  ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                END,
                '?'
              ) || ' of ' || COALESCE(
                CASE
                  WHEN "t6"."guests" = 1
                  THEN '1 machine'
                  ELSE COALESCE(CAST("t6"."guests" AS VARCHAR), '?') || ' machines'
                END,
                '?'
              ) || ' capped at the host''s ' || COALESCE(
                CASE
                  WHEN "t6"."cores" = 1
                  THEN '1 core'
                  ELSE COALESCE(CAST("t6"."cores" AS VARCHAR), '?') || ' cores'
                END,
                '?'
              )
              ELSE COALESCE(
                CASE
                  WHEN "t6"."vcpus" = 1
                  THEN '1 vCPU'
                  ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
                END,
                '?'
              ) || ' of ' || COALESCE(
                CASE
                  WHEN "t6"."guests" = 1
                  THEN '1 machine'
                  ELSE COALESCE(CAST("t6"."guests" AS VARCHAR), '?') || ' machines'
                END,
                '?'
              ) || ', fewer than the host''s ' || COALESCE(
                CASE
                  WHEN "t6"."cores" = 1
                  THEN '1 core'
                  ELSE COALESCE(CAST("t6"."cores" AS VARCHAR), '?') || ' cores'
                END,
                '?'
              )
            END
          END,
          '?'
        ) || ' (virtualization capacity rules of 2009-10)' AS "capacity_words"
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
