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
        "t7"."product",
        "t7"."thing",
        "t7"."machines",
        CAST("t7"."users" AS DOUBLE PRECISION) AS "_quantity",
        COALESCE(
          CASE
            WHEN "t7"."users" = 1
            THEN '1 device'
            ELSE COALESCE(CAST("t7"."users" AS VARCHAR), '?') || ' devices'
          END,
          '?'
        ) || '; a device CAL serves all people on that device' AS "_rule",
        CASE
          WHEN "t7"."users" IS NULL
          THEN 'not counted: the devices of ' || COALESCE("t7"."thing", '?') || ' are not known'
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
            "t4"."homeless",
            "t4"."machine" AS "thing",
            "t4"."processors",
            "t4"."cores",
            "t4"."cpu_model",
            "t4"."rows" AS "machines"
          FROM (
            SELECT
              *
            FROM "t2" AS "t3"
            WHERE
              "t3"."users" IS NOT NULL
          ) AS "t4"
        ) AS "t5"
      ) AS "t7"
    ) AS "t10"
  ) AS "t11"
) AS "t12"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t13"."product",
      "t13"."thing",
      "t13"."machines",
      CASE
        WHEN "t13"."_reason" IS NULL
        THEN "t13"."_quantity"
        ELSE CAST(NULL AS DOUBLE PRECISION)
      END AS "quantity",
      COALESCE("t13"."_reason", "t13"."_rule") AS "rule",
      "t13"."_alone" AS "alone",
      "t13"."_alone_rule" AS "alone_rule",
      "t13"."_people" AS "people",
      "t13"."_least" AS "least",
      "t13"."_step" AS "step",
      "t13"."_version" AS "version"
    FROM (
      SELECT
        "t9"."product",
        "t9"."thing",
        "t9"."machines",
        0.0 AS "_quantity",
        '' AS "_rule",
        CASE
          WHEN (
            'not counted: the devices of ' || COALESCE(
              CASE
                WHEN "t9"."machines" = "t9"."of"
                THEN 'the servers'
                ELSE CASE
                  WHEN "t9"."machines" = 1
                  THEN '1 server'
                  ELSE COALESCE(CAST("t9"."machines" AS VARCHAR), '?') || ' servers'
                END
              END,
              '?'
            ) || ' are not known; state cal.users or cal.devices below `products:`, as facts of ' || COALESCE(REGEXP_REPLACE("t9"."product", '~.*$', '', 'g'), '?')
          ) IS NOT NULL
          THEN 'not counted: the devices of ' || COALESCE(
            CASE
              WHEN "t9"."machines" = "t9"."of"
              THEN 'the servers'
              ELSE CASE
                WHEN "t9"."machines" = 1
                THEN '1 server'
                ELSE COALESCE(CAST("t9"."machines" AS VARCHAR), '?') || ' servers'
              END
            END,
            '?'
          ) || ' are not known; state cal.users or cal.devices below `products:`, as facts of ' || COALESCE(REGEXP_REPLACE("t9"."product", '~.*$', '', 'g'), '?')
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
          "t8"."machines",
          "t8"."of",
          'other devices' AS "thing"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t3"."product",
              SUM(CASE WHEN "t3"."users" IS NULL THEN 1 ELSE 0 END) AS "machines",
              COUNT("t3"."machine") AS "of"
            FROM "t2" AS "t3"
            GROUP BY
              1
          ) AS "t6"
          WHERE
            "t6"."machines" > 0
        ) AS "t8"
      ) AS "t9"
    ) AS "t13"
  ) AS "t14"
) AS "t15"
