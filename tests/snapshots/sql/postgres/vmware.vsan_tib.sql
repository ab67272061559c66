SELECT
  "t11"."product",
  "t11"."thing",
  "t11"."machines",
  CASE
    WHEN "t11"."_reason" IS NULL
    THEN "t11"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t11"."_reason", "t11"."_rule") AS "rule"
FROM (
  SELECT
    "t10"."product",
    "t10"."machines",
    "t10"."cores",
    "t10"."unknown",
    "t10"."thing",
    CAST(CASE
      WHEN (
        (
          120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE PRECISION)) AS BIGINT)
        ) IS NOT NULL
      )
      AND (
        0 IS NOT NULL
      )
      THEN CASE
        WHEN (
          120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE PRECISION)) AS BIGINT)
        ) >= 0
        THEN 120 - CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE PRECISION)) AS BIGINT)
        ELSE 0
      END
      ELSE NULL
    END AS DOUBLE PRECISION) AS "_quantity",
    '' || COALESCE('120 TiB claimed, rounded up to 120; ', '?') || COALESCE(
      CAST(CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
      '?'
    ) || COALESCE(' included with ', '?') || COALESCE(
      CASE
        WHEN "t10"."cores" = 1
        THEN '1 core licence'
        ELSE '' || COALESCE(CAST("t10"."cores" AS VARCHAR), '?') || COALESCE(' core licences', '?')
      END,
      '?'
    ) || COALESCE(
      CASE
        WHEN (
          CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE PRECISION)) AS BIGINT) - 120
        ) > 0
        THEN '' || COALESCE(': ', '?') || COALESCE(
          CAST(CAST(FLOOR("t10"."cores" * CAST('1.0' AS DOUBLE PRECISION)) AS BIGINT) - 120 AS VARCHAR),
          '?'
        ) || COALESCE(' TiB left over', '?')
        ELSE ''
      END,
      '?'
    ) || COALESCE(' (VMware core counting of 2025-05)', '?') AS "_rule",
    CASE
      WHEN "t10"."cores" IS NULL
      THEN '' || COALESCE('not counted: the ', '?') || COALESCE('cores and processors', '?') || COALESCE(' of ', '?') || COALESCE("t10"."thing", '?') || COALESCE(' are not known', '?')
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      "t9"."product",
      "t9"."machines",
      CASE WHEN "t9"."unknown" > 0 THEN CAST(NULL AS BIGINT) ELSE "t9"."cores" END AS "cores",
      "t9"."unknown",
      'vSAN capacity' AS "thing"
    FROM (
      SELECT
        "t8"."product",
        SUM("t8"."machines") AS "machines",
        SUM("t8"."by_cores") AS "cores",
        SUM(CASE WHEN "t8"."by_cores" IS NULL THEN 1 ELSE 0 END) AS "unknown"
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
          CASE
            WHEN (
              "t7"."cores" IS NOT NULL
            )
            AND (
              (
                "t7"."processors" * 16
              ) IS NOT NULL
            )
            THEN CASE
              WHEN "t7"."cores" >= (
                "t7"."processors" * 16
              )
              THEN "t7"."cores"
              ELSE "t7"."processors" * 16
            END
            ELSE NULL
          END AS "by_cores"
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
      GROUP BY
        1
    ) AS "t9"
  ) AS "t10"
) AS "t11"
