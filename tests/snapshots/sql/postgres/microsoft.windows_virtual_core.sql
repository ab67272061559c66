SELECT
  "t7"."product",
  "t7"."thing",
  "t7"."machines",
  CASE
    WHEN "t7"."_reason" IS NULL
    THEN "t7"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t7"."_reason", "t7"."_rule") AS "rule",
  "t7"."_alone" AS "alone",
  "t7"."_alone_rule" AS "alone_rule",
  "t7"."_people" AS "people",
  "t7"."_least" AS "least",
  "t7"."_step" AS "step",
  "t7"."_version" AS "version"
FROM (
  SELECT
    "t6"."product",
    "t6"."thing",
    "t6"."machines",
    CAST(CASE
      WHEN (
        "t6"."vcpus" IS NOT NULL
      ) AND (
        8 IS NOT NULL
      )
      THEN CASE WHEN "t6"."vcpus" >= 8 THEN "t6"."vcpus" ELSE 8 END
      ELSE NULL
    END AS DOUBLE PRECISION) AS "_quantity",
    COALESCE(
      CASE
        WHEN "t6"."vcpus" = 1
        THEN '1 vCPU'
        ELSE COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?') || ' vCPUs'
      END,
      '?'
    ) || ', at least 8 for each virtual machine (Windows Server licensing by virtual machine of 2022-10)' AS "_rule",
    CASE
      WHEN "t6"."vcpus" IS NULL
      THEN 'not counted: the vCPUs of ' || COALESCE("t6"."thing", '?') || ' are not known'
      WHEN CASE
        WHEN "t6"."virtual" = 0
        THEN 'not counted: ' || COALESCE("t6"."machine", '?') || ' is no virtual machine; license it by its cores'
        ELSE CAST(NULL AS VARCHAR)
      END IS NOT NULL
      THEN CASE
        WHEN "t6"."virtual" = 0
        THEN 'not counted: ' || COALESCE("t6"."machine", '?') || ' is no virtual machine; license it by its cores'
        ELSE CAST(NULL AS VARCHAR)
      END
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
      "t5"."product",
      "t5"."machine",
      "t5"."rows",
      "t5"."version",
      CASE WHEN "t5"."virtual" = 0 THEN 0 ELSE "t5"."vcpus" END AS "vcpus",
      "t5"."users",
      "t5"."cluster",
      "t5"."vcenter",
      "t5"."environment",
      "t5"."virtual",
      "t5"."device",
      "t5"."thing",
      "t5"."processors",
      "t5"."cores",
      "t5"."cpu_model",
      "t5"."machines"
    FROM (
      SELECT
        "t4"."product",
        "t4"."machine",
        "t4"."rows",
        "t4"."version",
        "t4"."vcpus",
        "t4"."users",
        "t4"."cluster",
        "t4"."vcenter",
        "t4"."environment",
        "t4"."virtual",
        "t4"."device",
        "t4"."thing",
        "t4"."processors",
        "t4"."cores",
        "t4"."cpu_model",
        "t4"."machines"
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
          "t3"."rows" AS "machines"
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
  ) AS "t6"
) AS "t7"
