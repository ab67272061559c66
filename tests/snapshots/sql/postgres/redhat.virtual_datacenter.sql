WITH "t2" AS (
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
)
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
      "t14"."_step" AS "step",
      "t14"."_version" AS "version"
    FROM (
      SELECT
        "t12"."product",
        "t12"."thing",
        "t12"."machines",
        CAST(CAST(CEIL(CAST("t12"."processors" AS DOUBLE PRECISION) / 2) AS BIGINT) AS DOUBLE PRECISION) AS "_quantity",
        COALESCE(
          CASE
            WHEN "t12"."processors" = 1
            THEN '1 socket'
            ELSE COALESCE(CAST("t12"."processors" AS VARCHAR), '?') || ' sockets'
          END,
          '?'
        ) || ', 2 to a subscription, for ' || COALESCE(
          CASE
            WHEN "t12"."guests" = 1
            THEN '1 virtual machine'
            ELSE COALESCE(CAST("t12"."guests" AS VARCHAR), '?') || ' virtual machines'
          END,
          '?'
        ) || ', any number (Red Hat subscription rules of 2013-11)' AS "_rule",
        CASE
          WHEN (
            "t12"."processors" IS NULL
          ) AND (
            "t12"."homeless" > 0
          )
          THEN 'not counted: the host of ' || COALESCE("t12"."thing", '?') || ' is not known'
          WHEN "t12"."processors" IS NULL
          THEN 'not counted: the sockets of ' || COALESCE("t12"."thing", '?') || ' are not known'
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
          "t10"."vcpus"
        FROM (
          SELECT
            "t8"."product",
            "t8"."thing",
            "t8"."machines",
            "t8"."guests",
            "t8"."native",
            "t8"."vcpus_known",
            "t8"."vcpus_unknown",
            "t8"."homeless",
            "t8"."processors",
            "t8"."cores",
            "t8"."cpu_model",
            "t8"."version",
            "t8"."cluster",
            "t8"."vcenter",
            CASE
              WHEN "t8"."vcpus_unknown" > 0
              THEN CAST(NULL AS BIGINT)
              ELSE "t8"."vcpus_known"
            END AS "vcpus"
          FROM (
            SELECT
              "t7"."product",
              "t7"."thing",
              SUM("t7"."rows") AS "machines",
              SUM("t7"."virtual") AS "guests",
              MAX(1 - "t7"."virtual") AS "native",
              SUM("t7"."virtual" * COALESCE("t7"."vcpus", 0)) AS "vcpus_known",
              SUM("t7"."virtual" * CASE WHEN "t7"."vcpus" IS NULL THEN 1 ELSE 0 END) AS "vcpus_unknown",
              MAX("t7"."homeless") AS "homeless",
              MAX("t7"."processors") AS "processors",
              MAX("t7"."cores") AS "cores",
              MAX("t7"."cpu_model") AS "cpu_model",
              MAX("t7"."version") AS "version",
              MAX("t7"."cluster") AS "cluster",
              MAX("t7"."vcenter") AS "vcenter"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM "t2" AS "t3"
                WHERE
                  "t3"."virtual" = 1
              ) AS "t4"
              WHERE
                "t4"."device" = 0
            ) AS "t7"
            GROUP BY
              1,
              2
          ) AS "t8"
        ) AS "t10"
      ) AS "t12"
    ) AS "t14"
  ) AS "t15"
) AS "t16"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
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
        "t6"."product",
        "t6"."thing",
        "t6"."machines",
        0.0 AS "_quantity",
        '' AS "_rule",
        CASE
          WHEN (
            'not counted: ' || COALESCE("t6"."thing", '?') || ' runs it itself; this subscription covers the virtual machines of a host only'
          ) IS NOT NULL
          THEN 'not counted: ' || COALESCE("t6"."thing", '?') || ' runs it itself; this subscription covers the virtual machines of a host only'
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
          "t5"."vcpus",
          "t5"."users",
          "t5"."cluster",
          "t5"."vcenter",
          "t5"."environment",
          "t5"."virtual",
          "t5"."device",
          "t5"."homeless",
          "t5"."thing",
          "t5"."processors",
          "t5"."cores",
          "t5"."cpu_model",
          "t5"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t2" AS "t3"
          WHERE
            "t3"."virtual" = 0 AND "t3"."device" = 0
        ) AS "t5"
      ) AS "t6"
    ) AS "t9"
  ) AS "t11"
) AS "t13"
