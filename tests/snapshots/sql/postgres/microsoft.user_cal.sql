SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t11"."product",
      "t11"."thing",
      "t11"."machines",
      CASE
        WHEN "t11"."_reason" IS NULL
        THEN "t11"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t11"."_reason", "t11"."_rule") AS "rule",
      "t11"."_alone" AS "alone",
      "t11"."_alone_rule" AS "alone_rule",
      "t11"."_people" AS "people",
      "t11"."_least" AS "least",
      "t11"."_step" AS "step"
    FROM (
      SELECT
        "t8"."product",
        "t8"."thing",
        "t8"."machines",
        CAST("t8"."users" AS DOUBLE PRECISION) AS "_quantity",
        COALESCE(
          CASE
            WHEN "t8"."users" = 1
            THEN '1 user'
            ELSE COALESCE(CAST("t8"."users" AS VARCHAR), '?') || ' users'
          END,
          '?'
        ) || '; a user CAL serves a person on any device and server' AS "_rule",
        CASE
          WHEN "t8"."users" IS NULL
          THEN 'not counted: the users of ' || COALESCE("t8"."thing", '?') || ' are not known'
          ELSE NULL
        END AS "_reason",
        CAST(NULL AS DOUBLE PRECISION) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE PRECISION) AS "_people",
        CAST(NULL AS DOUBLE PRECISION) AS "_least",
        CAST(NULL AS DOUBLE PRECISION) AS "_step"
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
          "t7"."thing",
          "t7"."processors",
          "t7"."cores",
          "t7"."cpu_model",
          "t7"."machines"
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
            "t5"."machine" AS "thing",
            "t5"."processors",
            "t5"."cores",
            "t5"."cpu_model",
            "t5"."rows" AS "machines"
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
              CASE WHEN "t3"."active" > 0 THEN CAST(NULL AS VARCHAR) ELSE "t3"."environment" END AS "environment",
              CASE WHEN COALESCE("t3"."kind" = 'virtual', FALSE) THEN 1 ELSE 0 END AS "virtual",
              CASE WHEN "t3"."kind" = 'device' THEN 1 ELSE 0 END AS "device",
              CASE
                WHEN COALESCE("t3"."kind" = 'virtual', FALSE) AND (
                  "t3"."host" IS NULL
                )
                THEN 1
                ELSE 0
              END AS "homeless",
              CASE
                WHEN COALESCE("t3"."kind" = 'virtual', FALSE)
                THEN COALESCE("t3"."host", "t3"."machine")
                ELSE "t3"."machine"
              END AS "thing",
              CASE
                WHEN COALESCE("t3"."kind" = 'virtual', FALSE)
                THEN "t3"."host_processors"
                ELSE "t3"."processors"
              END AS "processors",
              CASE
                WHEN COALESCE("t3"."kind" = 'virtual', FALSE)
                THEN "t3"."host_cores"
                ELSE "t3"."cores"
              END AS "cores",
              CASE
                WHEN COALESCE("t3"."kind" = 'virtual', FALSE)
                THEN COALESCE("t3"."host_cpu_model", "t3"."cpu_model")
                ELSE "t3"."cpu_model"
              END AS "cpu_model"
            FROM (
              SELECT
                "t1"."product",
                "t1"."machine",
                COUNT(*) AS "rows",
                MIN(
                  LOWER(
                    CASE
                      WHEN TRIM(' \t
\r\v\f' FROM "t1"."environment") = ''
                      THEN NULL
                      ELSE "t1"."environment"
                    END
                  )
                ) AS "environment",
                MAX(
                  CASE
                    WHEN CASE
                      WHEN TRIM(' \t
\r\v\f' FROM "t1"."environment") = ''
                      THEN NULL
                      ELSE "t1"."environment"
                    END IS NULL
                    THEN 1
                    ELSE 0
                  END
                ) AS "active",
                MAX("t1"."users") AS "users",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."kind") = ''
                    THEN NULL
                    ELSE "t1"."kind"
                  END
                ) AS "kind",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."cpu_model") = ''
                    THEN NULL
                    ELSE "t1"."cpu_model"
                  END
                ) AS "cpu_model",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."host") = ''
                    THEN NULL
                    ELSE "t1"."host"
                  END
                ) AS "host",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."host_cpu_model") = ''
                    THEN NULL
                    ELSE "t1"."host_cpu_model"
                  END
                ) AS "host_cpu_model",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."cluster") = ''
                    THEN NULL
                    ELSE "t1"."cluster"
                  END
                ) AS "cluster",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."vcenter") = ''
                    THEN NULL
                    ELSE "t1"."vcenter"
                  END
                ) AS "vcenter",
                MAX(
                  CASE
                    WHEN TRIM(' \t
\r\v\f' FROM "t1"."version") = ''
                    THEN NULL
                    ELSE "t1"."version"
                  END
                ) AS "version",
                MAX(CASE WHEN "t1"."processors" > 0 THEN "t1"."processors" ELSE NULL END) AS "processors",
                MAX(CASE WHEN "t1"."cores" > 0 THEN "t1"."cores" ELSE NULL END) AS "cores",
                MAX(CASE WHEN "t1"."vcpus" > 0 THEN "t1"."vcpus" ELSE NULL END) AS "vcpus",
                MAX(CASE WHEN "t1"."host_processors" > 0 THEN "t1"."host_processors" ELSE NULL END) AS "host_processors",
                MAX(CASE WHEN "t1"."host_cores" > 0 THEN "t1"."host_cores" ELSE NULL END) AS "host_cores"
              FROM (
                SELECT
                  *
                FROM "footprint" AS "t0"
                WHERE
                  "t0"."users" IS NOT NULL
              ) AS "t1"
              GROUP BY
                1,
                2
            ) AS "t3"
          ) AS "t5"
        ) AS "t7"
      ) AS "t8"
    ) AS "t11"
  ) AS "t12"
) AS "t13"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t14"."product",
      "t14"."thing",
      "t14"."machines",
      CASE
        WHEN "t14"."_reason" IS NULL
        THEN "t14"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t14"."_reason", "t14"."_rule") AS "rule",
      "t14"."_alone" AS "alone",
      "t14"."_alone_rule" AS "alone_rule",
      "t14"."_people" AS "people",
      "t14"."_least" AS "least",
      "t14"."_step" AS "step"
    FROM (
      SELECT
        "t10"."product",
        "t10"."thing",
        "t10"."machines",
        0.0 AS "_quantity",
        '' AS "_rule",
        CASE
          WHEN (
            'not counted: the users of ' || COALESCE(
              CASE
                WHEN "t10"."machines" = "t10"."of"
                THEN 'the servers'
                ELSE CASE
                  WHEN "t10"."machines" = 1
                  THEN '1 server'
                  ELSE COALESCE(CAST("t10"."machines" AS VARCHAR), '?') || ' servers'
                END
              END,
              '?'
            ) || ' are not known; state cal.users or cal.devices below `products:`, as facts of ' || COALESCE(REGEXP_REPLACE("t10"."product", '~.*$', '', 'g'), '?')
          ) IS NOT NULL
          THEN 'not counted: the users of ' || COALESCE(
            CASE
              WHEN "t10"."machines" = "t10"."of"
              THEN 'the servers'
              ELSE CASE
                WHEN "t10"."machines" = 1
                THEN '1 server'
                ELSE COALESCE(CAST("t10"."machines" AS VARCHAR), '?') || ' servers'
              END
            END,
            '?'
          ) || ' are not known; state cal.users or cal.devices below `products:`, as facts of ' || COALESCE(REGEXP_REPLACE("t10"."product", '~.*$', '', 'g'), '?')
          ELSE NULL
        END AS "_reason",
        CAST(NULL AS DOUBLE PRECISION) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE PRECISION) AS "_people",
        CAST(NULL AS DOUBLE PRECISION) AS "_least",
        CAST(NULL AS DOUBLE PRECISION) AS "_step"
      FROM (
        SELECT
          "t9"."product",
          "t9"."machines",
          "t9"."of",
          'other users' AS "thing"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t4"."product",
              SUM(CASE WHEN "t4"."users" IS NULL THEN 1 ELSE 0 END) AS "machines",
              COUNT("t4"."machine") AS "of"
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
              ) AS "t2"
            ) AS "t4"
            GROUP BY
              1
          ) AS "t6"
          WHERE
            "t6"."machines" > 0
        ) AS "t9"
      ) AS "t10"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
