SELECT
  "t5"."product",
  "t5"."thing",
  "t5"."machines",
  CASE
    WHEN "t5"."_reason" IS NULL
    THEN "t5"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t5"."_reason", "t5"."_rule") AS "rule",
  "t5"."_alone" AS "alone",
  "t5"."_alone_rule" AS "alone_rule",
  "t5"."_people" AS "people",
  "t5"."_least" AS "least",
  "t5"."_step" AS "step",
  "t5"."_version" AS "version"
FROM (
  SELECT
    "t4"."product",
    "t4"."thing",
    "t4"."machines",
    CASE
      WHEN "t4"."virtual" = 1
      THEN CASE
        WHEN (
          CAST(CEIL(CAST("t4"."size" AS DOUBLE PRECISION) / "t4"."each") AS BIGINT) IS NOT NULL
        )
        AND (
          1 IS NOT NULL
        )
        THEN CASE
          WHEN CAST(CEIL(CAST("t4"."size" AS DOUBLE PRECISION) / "t4"."each") AS BIGINT) >= 1
          THEN CAST(CEIL(CAST("t4"."size" AS DOUBLE PRECISION) / "t4"."each") AS BIGINT)
          ELSE 1
        END
        ELSE NULL
      END
      ELSE CAST("t4"."processors" AS DOUBLE PRECISION)
    END AS "_quantity",
    COALESCE(
      CASE
        WHEN "t4"."virtual" = 1
        THEN COALESCE(
          COALESCE(
            CASE
              WHEN "t4"."size" = 1
              THEN '1 vCPU'
              ELSE COALESCE(CAST("t4"."size" AS VARCHAR), '?') || ' vCPUs'
            END,
            '?'
          ) || ' of a host with ' || COALESCE(
            CASE
              WHEN "t4"."cores" = 1
              THEN '1 core'
              ELSE COALESCE(CAST("t4"."cores" AS VARCHAR), '?') || ' cores'
            END,
            '?'
          ) || ' on ' || COALESCE(
            CASE
              WHEN "t4"."processors" = 1
              THEN '1 processor'
              ELSE COALESCE(CAST("t4"."processors" AS VARCHAR), '?') || ' processors'
            END,
            '?'
          ),
          '?'
        ) || ', a licence for as many as a processor has'
        ELSE CASE
          WHEN "t4"."processors" = 1
          THEN '1 processor'
          ELSE COALESCE(CAST("t4"."processors" AS VARCHAR), '?') || ' processors'
        END
      END,
      '?'
    ) || ' (SQL Server 2008 R2 licensing guide of 2010-04)' AS "_rule",
    CASE
      WHEN (
        "t4"."processors" IS NULL
      ) AND (
        "t4"."homeless" > 0
      )
      THEN 'not counted: the host of ' || COALESCE("t4"."thing", '?') || ' is not known'
      WHEN "t4"."processors" IS NULL
      THEN 'not counted: the processors of ' || COALESCE("t4"."thing", '?') || ' are not known'
      WHEN "t4"."cores" IS NULL
      THEN 'not counted: the cores of ' || COALESCE("t4"."thing", '?') || ' are not known'
      WHEN "t4"."size" IS NULL
      THEN 'not counted: the vCPUs of ' || COALESCE("t4"."thing", '?') || ' are not known'
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
      "t3"."machine" AS "thing",
      "t3"."processors",
      "t3"."cores",
      "t3"."cpu_model",
      "t3"."rows" AS "machines",
      CAST("t3"."cores" AS DOUBLE PRECISION) / "t3"."processors" AS "each",
      CASE WHEN "t3"."virtual" = 1 THEN "t3"."vcpus" ELSE "t3"."cores" END AS "size"
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
  ) AS "t4"
) AS "t5"
