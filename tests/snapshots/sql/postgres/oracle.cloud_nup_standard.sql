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
), "t15" AS (
  SELECT
    "t10"."product",
    "t10"."machine",
    "t10"."rows",
    "t10"."version",
    "t10"."vcpus",
    "t10"."cluster",
    "t10"."vcenter",
    "t10"."environment",
    "t10"."virtual",
    "t10"."device",
    "t10"."homeless",
    "t10"."thing",
    "t10"."processors",
    "t10"."cores",
    "t10"."cpu_model",
    "t10"."machines",
    CASE
      WHEN "t10"."vcpus" > CAST(CASE
        WHEN (
          POSITION('standard2' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard_2' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard_edition_2' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard edition 2' IN LOWER("t10"."product")) > 0
        )
        THEN 8
        WHEN (
          POSITION('standard_one' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard_edition_one' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard edition one' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard1' IN LOWER("t10"."product")) > 0
        )
        THEN 8
        WHEN (
          POSITION('database_standard' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard_edition' IN LOWER("t10"."product")) > 0
        )
        OR (
          POSITION('standard edition' IN LOWER("t10"."product")) > 0
        )
        THEN 16
        ELSE 8
      END AS BIGINT)
      THEN 'not eligible for ' || COALESCE(
        CASE
          WHEN (
            POSITION('standard2' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_2' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_edition_2' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard edition 2' IN LOWER("t10"."product")) > 0
          )
          THEN 'Standard Edition 2'
          WHEN (
            POSITION('standard_one' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_edition_one' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard edition one' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard1' IN LOWER("t10"."product")) > 0
          )
          THEN 'Standard Edition One'
          WHEN (
            POSITION('database_standard' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_edition' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard edition' IN LOWER("t10"."product")) > 0
          )
          THEN 'Standard Edition'
          ELSE 'Standard Edition 2'
        END,
        '?'
      ) || ': ' || COALESCE(
        CASE
          WHEN "t10"."vcpus" = 1
          THEN '1 vCPU'
          ELSE COALESCE(CAST("t10"."vcpus" AS VARCHAR), '?') || ' vCPUs'
        END,
        '?'
      ) || ', and a machine may have at most ' || COALESCE(
        CAST(CAST(CASE
          WHEN (
            POSITION('standard2' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_2' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_edition_2' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard edition 2' IN LOWER("t10"."product")) > 0
          )
          THEN 8
          WHEN (
            POSITION('standard_one' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_edition_one' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard edition one' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard1' IN LOWER("t10"."product")) > 0
          )
          THEN 8
          WHEN (
            POSITION('database_standard' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard_edition' IN LOWER("t10"."product")) > 0
          )
          OR (
            POSITION('standard edition' IN LOWER("t10"."product")) > 0
          )
          THEN 16
          ELSE 8
        END AS BIGINT) AS VARCHAR),
        '?'
      ) || ' (cloud policy of 2017-01); count it as Enterprise Edition'
      ELSE CAST(NULL AS VARCHAR)
    END AS "refused"
  FROM (
    SELECT
      "t8"."product",
      "t8"."machine",
      "t8"."rows",
      "t8"."version",
      "t8"."vcpus",
      "t8"."cluster",
      "t8"."vcenter",
      "t8"."environment",
      "t8"."virtual",
      "t8"."device",
      "t8"."homeless",
      "t8"."thing",
      "t8"."processors",
      "t8"."cores",
      "t8"."cpu_model",
      "t8"."machines"
    FROM (
      SELECT
        "t6"."product",
        "t6"."machine",
        "t6"."rows",
        "t6"."version",
        "t6"."vcpus",
        "t6"."users",
        "t6"."cluster",
        "t6"."vcenter",
        "t6"."environment",
        "t6"."virtual",
        "t6"."device",
        0 AS "homeless",
        "t6"."machine" AS "thing",
        "t6"."processors",
        "t6"."cores",
        "t6"."cpu_model",
        "t6"."rows" AS "machines"
      FROM (
        SELECT
          *
        FROM "t2" AS "t3"
        WHERE
          "t3"."device" = 0
      ) AS "t6"
    ) AS "t8"
  ) AS "t10"
), "t35" AS (
  SELECT
    "t32"."product",
    "t32"."machine",
    "t32"."rows",
    "t32"."version",
    "t32"."vcpus",
    "t32"."cluster",
    "t32"."vcenter",
    "t32"."environment",
    "t32"."virtual",
    "t32"."device",
    "t32"."homeless",
    "t32"."thing",
    "t32"."processors",
    "t32"."cores",
    "t32"."cpu_model",
    "t32"."machines",
    "t32"."refused",
    "t32"."_stop",
    "t32"."users",
    "t32"."most",
    "t32"."unknown",
    "t32"."_why_not",
    CAST(CEIL(CAST("t32"."vcpus" AS DOUBLE PRECISION) / 8) AS BIGINT) * 10 AS "part",
    '10 for every 8 vCPUs that begin, ' || COALESCE(
      CASE
        WHEN "t32"."vcpus" = 1
        THEN '1 vCPU'
        ELSE COALESCE(CAST("t32"."vcpus" AS VARCHAR), '?') || ' vCPUs'
      END,
      '?'
    ) || ' (cloud policy of 2017-01)' AS "why"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t30"."product",
        "t30"."machine",
        "t30"."rows",
        "t30"."version",
        "t30"."vcpus",
        "t30"."cluster",
        "t30"."vcenter",
        "t30"."environment",
        "t30"."virtual",
        "t30"."device",
        "t30"."homeless",
        "t30"."thing",
        "t30"."processors",
        "t30"."cores",
        "t30"."cpu_model",
        "t30"."machines",
        "t30"."refused",
        "t30"."_stop",
        "t30"."users",
        "t30"."most",
        "t30"."unknown",
        "t30"."_why_not"
      FROM (
        SELECT
          "t29"."product",
          "t29"."machine",
          "t29"."rows",
          "t29"."version",
          "t29"."vcpus",
          "t29"."cluster",
          "t29"."vcenter",
          "t29"."environment",
          "t29"."virtual",
          "t29"."device",
          "t29"."homeless",
          "t29"."thing",
          "t29"."processors",
          "t29"."cores",
          "t29"."cpu_model",
          "t29"."machines",
          "t29"."refused",
          "t29"."_stop",
          "t29"."_product",
          "t29"."_thing",
          "t29"."users",
          "t29"."most",
          "t29"."unknown",
          COALESCE("t29"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
        FROM (
          SELECT
            "t21"."product",
            "t21"."machine",
            "t21"."rows",
            "t21"."version",
            "t21"."vcpus",
            "t21"."cluster",
            "t21"."vcenter",
            "t21"."environment",
            "t21"."virtual",
            "t21"."device",
            "t21"."homeless",
            "t21"."thing",
            "t21"."processors",
            "t21"."cores",
            "t21"."cpu_model",
            "t21"."machines",
            "t21"."refused",
            "t21"."_stop",
            "t28"."_product",
            "t28"."_thing",
            "t28"."users",
            "t28"."most",
            "t28"."unknown"
          FROM (
            SELECT
              "t16"."product",
              "t16"."machine",
              "t16"."rows",
              "t16"."version",
              "t16"."vcpus",
              "t16"."cluster",
              "t16"."vcenter",
              "t16"."environment",
              "t16"."virtual",
              "t16"."device",
              "t16"."homeless",
              "t16"."thing",
              "t16"."processors",
              "t16"."cores",
              "t16"."cpu_model",
              "t16"."machines",
              "t16"."refused",
              "t16"."refused" AS "_stop"
            FROM "t15" AS "t16"
          ) AS "t21"
          LEFT OUTER JOIN (
            SELECT
              "t26"."product" AS "_product",
              "t26"."place" AS "_thing",
              "t26"."users",
              "t26"."most",
              "t26"."unknown"
            FROM (
              SELECT
                "t25"."product",
                "t25"."place",
                SUM("t25"."users") AS "users",
                MAX("t25"."users") AS "most",
                SUM(CASE WHEN "t25"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
              FROM (
                SELECT
                  "t24"."product",
                  "t24"."machine",
                  "t24"."rows",
                  "t24"."version",
                  "t24"."vcpus",
                  "t24"."users",
                  "t24"."cluster",
                  "t24"."vcenter",
                  "t24"."environment",
                  "t24"."virtual",
                  "t24"."device",
                  "t24"."homeless",
                  "t24"."thing",
                  "t24"."processors",
                  "t24"."cores",
                  "t24"."cpu_model",
                  "t24"."_of",
                  "t24"."_at",
                  "t24"."_for",
                  "t24"."first",
                  COALESCE("t24"."_at", "t24"."first") AS "place"
                FROM (
                  SELECT
                    "t11"."product",
                    "t11"."machine",
                    "t11"."rows",
                    "t11"."version",
                    "t11"."vcpus",
                    "t11"."users",
                    "t11"."cluster",
                    "t11"."vcenter",
                    "t11"."environment",
                    "t11"."virtual",
                    "t11"."device",
                    "t11"."homeless",
                    "t11"."thing",
                    "t11"."processors",
                    "t11"."cores",
                    "t11"."cpu_model",
                    "t19"."_of",
                    "t19"."_at",
                    "t23"."_for",
                    "t23"."first"
                  FROM (
                    SELECT
                      *
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
                        "t3"."cpu_model"
                      FROM "t2" AS "t3"
                    ) AS "t4"
                    WHERE
                      "t4"."device" = 0
                  ) AS "t11"
                  LEFT OUTER JOIN (
                    SELECT
                      "t16"."product" AS "_of",
                      "t16"."thing" AS "_at"
                    FROM "t15" AS "t16"
                  ) AS "t19"
                    ON "t11"."product" = "t19"."_of" AND "t11"."thing" = "t19"."_at"
                  LEFT OUTER JOIN (
                    SELECT
                      "t20"."product" AS "_for",
                      "t20"."first"
                    FROM (
                      SELECT
                        "t16"."product",
                        MIN("t16"."thing") AS "first"
                      FROM "t15" AS "t16"
                      GROUP BY
                        1
                    ) AS "t20"
                  ) AS "t23"
                    ON "t11"."product" = "t23"."_for"
                ) AS "t24"
              ) AS "t25"
              GROUP BY
                1,
                2
            ) AS "t26"
          ) AS "t28"
            ON "t21"."product" = "t28"."_product" AND "t21"."thing" = "t28"."_thing"
        ) AS "t29"
      ) AS "t30"
    ) AS "t31"
    WHERE
      "t31"."_why_not" IS NULL AND "t31"."vcpus" IS NOT NULL
  ) AS "t32"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t43"."product",
          "t43"."thing",
          "t43"."machines",
          CASE
            WHEN "t43"."_reason" IS NULL
            THEN "t43"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t43"."_reason", "t43"."_rule") AS "rule"
        FROM (
          SELECT
            "t37"."product",
            "t37"."thing",
            "t37"."machines",
            "t37"."part" + COALESCE("t42"."beyond", 0.0) AS "_quantity",
            'part of the common minimum: ' || COALESCE("t37"."why", '?') || COALESCE(COALESCE("t42"."said", ''), '?') AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason"
          FROM "t35" AS "t37"
          LEFT OUTER JOIN (
            SELECT
              "t39"."lead",
              "t39"."product" AS "_of",
              CASE
                WHEN (
                  CAST(COALESCE("t39"."people", 0) AS DOUBLE PRECISION) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) IS NOT NULL
                )
                THEN CASE
                  WHEN CAST(COALESCE("t39"."people", 0) AS DOUBLE PRECISION) >= CAST(CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                  THEN CAST(COALESCE("t39"."people", 0) AS DOUBLE PRECISION)
                  ELSE CAST(CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                END
                ELSE NULL
              END - "t39"."minimum" AS "beyond",
              CASE
                WHEN "t39"."people" IS NULL
                THEN '; users not known, so at least ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
                WHEN "t39"."people" > CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT)
                THEN '; ' || COALESCE(
                  COALESCE(
                    CASE
                      WHEN "t39"."people" = 1
                      THEN '1 user'
                      ELSE COALESCE(CAST("t39"."people" AS VARCHAR), '?') || ' users'
                    END,
                    '?'
                  ) || ' on all servers together',
                  '?'
                ) || ', more than ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
                ELSE '; ' || COALESCE(
                  COALESCE(
                    CASE
                      WHEN "t39"."people" = 1
                      THEN '1 user'
                      ELSE COALESCE(CAST("t39"."people" AS VARCHAR), '?') || ' users'
                    END,
                    '?'
                  ) || ' on all servers together',
                  '?'
                ) || ', so ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t39"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
              END AS "said"
            FROM (
              SELECT
                "t36"."product",
                SUM("t36"."part") AS "minimum",
                SUM("t36"."users") AS "people",
                MIN("t36"."thing") AS "lead"
              FROM "t35" AS "t36"
              GROUP BY
                1
            ) AS "t39"
          ) AS "t42"
            ON "t37"."product" = "t42"."_of" AND "t37"."thing" = "t42"."lead"
        ) AS "t43"
      ) AS "t44"
    ) AS "t45"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t34"."product",
          "t34"."thing",
          "t34"."machines",
          CASE
            WHEN "t34"."_reason" IS NULL
            THEN "t34"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t34"."_reason", "t34"."_rule") AS "rule"
        FROM (
          SELECT
            "t33"."product",
            "t33"."thing",
            "t33"."machines",
            0.0 AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t33"."vcpus" IS NULL
              ) AND (
                "t33"."homeless" > 0
              )
              THEN 'not counted: the host of ' || COALESCE("t33"."thing", '?') || ' is not known'
              WHEN "t33"."vcpus" IS NULL
              THEN 'not counted: the vCPUs of ' || COALESCE("t33"."thing", '?') || ' are not known'
              WHEN "t33"."_why_not" IS NOT NULL
              THEN "t33"."_why_not"
              ELSE NULL
            END AS "_reason"
          FROM (
            SELECT
              *
            FROM (
              SELECT
                "t30"."product",
                "t30"."machine",
                "t30"."rows",
                "t30"."version",
                "t30"."vcpus",
                "t30"."cluster",
                "t30"."vcenter",
                "t30"."environment",
                "t30"."virtual",
                "t30"."device",
                "t30"."homeless",
                "t30"."thing",
                "t30"."processors",
                "t30"."cores",
                "t30"."cpu_model",
                "t30"."machines",
                "t30"."refused",
                "t30"."_stop",
                "t30"."users",
                "t30"."most",
                "t30"."unknown",
                "t30"."_why_not"
              FROM (
                SELECT
                  "t29"."product",
                  "t29"."machine",
                  "t29"."rows",
                  "t29"."version",
                  "t29"."vcpus",
                  "t29"."cluster",
                  "t29"."vcenter",
                  "t29"."environment",
                  "t29"."virtual",
                  "t29"."device",
                  "t29"."homeless",
                  "t29"."thing",
                  "t29"."processors",
                  "t29"."cores",
                  "t29"."cpu_model",
                  "t29"."machines",
                  "t29"."refused",
                  "t29"."_stop",
                  "t29"."_product",
                  "t29"."_thing",
                  "t29"."users",
                  "t29"."most",
                  "t29"."unknown",
                  COALESCE("t29"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t21"."product",
                    "t21"."machine",
                    "t21"."rows",
                    "t21"."version",
                    "t21"."vcpus",
                    "t21"."cluster",
                    "t21"."vcenter",
                    "t21"."environment",
                    "t21"."virtual",
                    "t21"."device",
                    "t21"."homeless",
                    "t21"."thing",
                    "t21"."processors",
                    "t21"."cores",
                    "t21"."cpu_model",
                    "t21"."machines",
                    "t21"."refused",
                    "t21"."_stop",
                    "t28"."_product",
                    "t28"."_thing",
                    "t28"."users",
                    "t28"."most",
                    "t28"."unknown"
                  FROM (
                    SELECT
                      "t16"."product",
                      "t16"."machine",
                      "t16"."rows",
                      "t16"."version",
                      "t16"."vcpus",
                      "t16"."cluster",
                      "t16"."vcenter",
                      "t16"."environment",
                      "t16"."virtual",
                      "t16"."device",
                      "t16"."homeless",
                      "t16"."thing",
                      "t16"."processors",
                      "t16"."cores",
                      "t16"."cpu_model",
                      "t16"."machines",
                      "t16"."refused",
                      "t16"."refused" AS "_stop"
                    FROM "t15" AS "t16"
                  ) AS "t21"
                  LEFT OUTER JOIN (
                    SELECT
                      "t26"."product" AS "_product",
                      "t26"."place" AS "_thing",
                      "t26"."users",
                      "t26"."most",
                      "t26"."unknown"
                    FROM (
                      SELECT
                        "t25"."product",
                        "t25"."place",
                        SUM("t25"."users") AS "users",
                        MAX("t25"."users") AS "most",
                        SUM(CASE WHEN "t25"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
                      FROM (
                        SELECT
                          "t24"."product",
                          "t24"."machine",
                          "t24"."rows",
                          "t24"."version",
                          "t24"."vcpus",
                          "t24"."users",
                          "t24"."cluster",
                          "t24"."vcenter",
                          "t24"."environment",
                          "t24"."virtual",
                          "t24"."device",
                          "t24"."homeless",
                          "t24"."thing",
                          "t24"."processors",
                          "t24"."cores",
                          "t24"."cpu_model",
                          "t24"."_of",
                          "t24"."_at",
                          "t24"."_for",
                          "t24"."first",
                          COALESCE("t24"."_at", "t24"."first") AS "place"
                        FROM (
                          SELECT
                            "t11"."product",
                            "t11"."machine",
                            "t11"."rows",
                            "t11"."version",
                            "t11"."vcpus",
                            "t11"."users",
                            "t11"."cluster",
                            "t11"."vcenter",
                            "t11"."environment",
                            "t11"."virtual",
                            "t11"."device",
                            "t11"."homeless",
                            "t11"."thing",
                            "t11"."processors",
                            "t11"."cores",
                            "t11"."cpu_model",
                            "t19"."_of",
                            "t19"."_at",
                            "t23"."_for",
                            "t23"."first"
                          FROM (
                            SELECT
                              *
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
                                "t3"."cpu_model"
                              FROM "t2" AS "t3"
                            ) AS "t4"
                            WHERE
                              "t4"."device" = 0
                          ) AS "t11"
                          LEFT OUTER JOIN (
                            SELECT
                              "t16"."product" AS "_of",
                              "t16"."thing" AS "_at"
                            FROM "t15" AS "t16"
                          ) AS "t19"
                            ON "t11"."product" = "t19"."_of" AND "t11"."thing" = "t19"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t20"."product" AS "_for",
                              "t20"."first"
                            FROM (
                              SELECT
                                "t16"."product",
                                MIN("t16"."thing") AS "first"
                              FROM "t15" AS "t16"
                              GROUP BY
                                1
                            ) AS "t20"
                          ) AS "t23"
                            ON "t11"."product" = "t23"."_for"
                        ) AS "t24"
                      ) AS "t25"
                      GROUP BY
                        1,
                        2
                    ) AS "t26"
                  ) AS "t28"
                    ON "t21"."product" = "t28"."_product" AND "t21"."thing" = "t28"."_thing"
                ) AS "t29"
              ) AS "t30"
            ) AS "t31"
            WHERE
              NOT (
                (
                  "t31"."_why_not" IS NULL
                ) AND (
                  "t31"."vcpus" IS NOT NULL
                )
              )
          ) AS "t33"
        ) AS "t34"
      ) AS "t38"
    ) AS "t40"
  ) AS "t46"
) AS "t47"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
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
        "t7"."product",
        "t7"."thing",
        "t7"."machines",
        CAST(CASE WHEN COALESCE("t7"."users" > 0, FALSE) THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS "_quantity",
        CASE
          WHEN COALESCE("t7"."users" > 0, FALSE)
          THEN 'operated by people, who are counted where they use the program; the device is not counted again'
          ELSE 'a device that nobody operates counts like a person'
        END AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
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
            *
          FROM "t2" AS "t3"
          WHERE
            "t3"."device" = 1
        ) AS "t5"
      ) AS "t7"
    ) AS "t12"
  ) AS "t13"
) AS "t14"
