SELECT
  "t10"."product",
  "t10"."thing",
  "t10"."machines",
  CASE
    WHEN "t10"."_reason" IS NULL
    THEN "t10"."_quantity"
    ELSE CAST(NULL AS DOUBLE PRECISION)
  END AS "quantity",
  COALESCE("t10"."_reason", "t10"."_rule") AS "rule",
  "t10"."_alone" AS "alone",
  "t10"."_alone_rule" AS "alone_rule",
  "t10"."_people" AS "people",
  "t10"."_least" AS "least",
  "t10"."_step" AS "step",
  "t10"."_version" AS "version"
FROM (
  SELECT
    "t9"."product",
    "t9"."thing",
    "t9"."machines",
    CAST(CAST(CEIL(CAST("t9"."processors" AS DOUBLE PRECISION) / 2) AS BIGINT) AS DOUBLE PRECISION) AS "_quantity",
    COALESCE(
      CASE
        WHEN "t9"."processors" = 1
        THEN '1 processor'
        ELSE COALESCE(CAST("t9"."processors" AS VARCHAR), '?') || ' processors'
      END,
      '?'
    ) || ', 2 to a licence, for ' || COALESCE(
      CASE
        WHEN "t9"."hosted" = 1
        THEN '1 machine'
        ELSE COALESCE(CAST("t9"."hosted" AS VARCHAR), '?') || ' machines'
      END,
      '?'
    ) || COALESCE("t9"."landing", '?') || ', any number (Windows Server licensing datasheet of 2012-09)' || COALESCE("t9"."reach", '?') AS "_rule",
    CASE
      WHEN (
        "t9"."processors" IS NULL
      ) AND (
        "t9"."homeless" > 0
      )
      THEN 'not counted: the host of ' || COALESCE("t9"."thing", '?') || ' is not known'
      WHEN "t9"."processors" IS NULL
      THEN 'not counted: the processors of ' || COALESCE("t9"."thing", '?') || ' are not known'
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
