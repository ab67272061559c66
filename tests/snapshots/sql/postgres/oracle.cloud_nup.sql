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
), "t18" AS (
  SELECT
    "t17"."product",
    "t17"."machine",
    "t17"."rows",
    "t17"."version",
    "t17"."vcpus",
    "t17"."cluster",
    "t17"."vcenter",
    "t17"."environment",
    "t17"."virtual",
    "t17"."device",
    "t17"."homeless",
    "t17"."thing",
    "t17"."processors",
    "t17"."cores",
    "t17"."cpu_model",
    "t17"."cloud",
    "t17"."refused",
    "t17"."machines",
    CASE
      WHEN (
        POSITION('weblogic' IN LOWER("t17"."product")) > 0
      )
      OR (
        POSITION('internet application server' IN LOWER("t17"."product")) > 0
      )
      OR (
        POSITION('internet_application_server' IN LOWER("t17"."product")) > 0
      )
      OR (
        POSITION('business_intelligence' IN LOWER("t17"."product")) > 0
      )
      THEN 10
      ELSE 25
    END AS "per",
    CAST("t17"."vcpus" AS DOUBLE PRECISION) / 2 AS "processors_exact"
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
      "t16"."cloud",
      "t16"."refused",
      "t16"."machines"
    FROM (
      SELECT
        "t15"."product",
        "t15"."machine",
        "t15"."rows",
        "t15"."version",
        "t15"."vcpus",
        "t15"."users",
        "t15"."cluster",
        "t15"."vcenter",
        "t15"."environment",
        "t15"."virtual",
        "t15"."device",
        0 AS "homeless",
        "t15"."machine" AS "thing",
        "t15"."processors",
        "t15"."cores",
        "t15"."cpu_model",
        "t15"."cloud",
        "t15"."refused",
        "t15"."rows" AS "machines"
      FROM (
        SELECT
          "t13"."product",
          "t13"."machine",
          "t13"."rows",
          "t13"."version",
          "t13"."vcpus",
          "t13"."users",
          "t13"."cluster",
          "t13"."vcenter",
          "t13"."environment",
          "t13"."virtual",
          "t13"."device",
          "t13"."homeless",
          "t13"."thing",
          "t13"."processors",
          "t13"."cores",
          "t13"."cpu_model",
          "t13"."cloud",
          CASE
            WHEN "t13"."thing" <> "t13"."machine"
            THEN 'not counted: ' || COALESCE("t13"."machine", '?') || ' runs on the host ' || COALESCE("t13"."thing", '?') || ', which is in no public cloud'
            ELSE CAST(NULL AS VARCHAR)
          END AS "refused"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t9"."product",
              "t9"."machine",
              "t9"."rows",
              "t9"."version",
              "t9"."vcpus",
              "t9"."users",
              "t9"."cluster",
              "t9"."vcenter",
              "t9"."environment",
              "t9"."virtual",
              "t9"."device",
              "t9"."homeless",
              CASE WHEN "t9"."cloud" IS NOT NULL THEN "t9"."machine" ELSE "t9"."thing" END AS "thing",
              "t9"."processors",
              "t9"."cores",
              "t9"."cpu_model",
              "t9"."cloud"
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
                "t3"."thing",
                "t3"."processors",
                "t3"."cores",
                "t3"."cpu_model",
                CASE
                  WHEN "t3"."device" = 0
                  THEN CASE
                    WHEN COALESCE(
                      LOWER(
                        CASE
                          WHEN "t3"."thing" <> "t3"."machine"
                          THEN "t3"."thing"
                          ELSE COALESCE("t3"."environment", '')
                        END
                      ) ~ '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)',
                      FALSE
                    )
                    THEN 'authorized'
                    WHEN COALESCE(
                      LOWER(
                        CASE
                          WHEN "t3"."thing" <> "t3"."machine"
                          THEN "t3"."thing"
                          ELSE COALESCE("t3"."environment", '')
                        END
                      ) ~ '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)',
                      FALSE
                    )
                    THEN 'oci'
                    ELSE CAST(NULL AS VARCHAR)
                  END
                  ELSE CAST(NULL AS VARCHAR)
                END AS "cloud"
              FROM "t2" AS "t3"
            ) AS "t9"
          ) AS "t11"
          WHERE
            "t11"."device" = 0
        ) AS "t13"
      ) AS "t15"
    ) AS "t16"
  ) AS "t17"
), "t35" AS (
  SELECT
    *
  FROM (
    SELECT
      "t33"."product",
      "t33"."machine",
      "t33"."rows",
      "t33"."version",
      "t33"."vcpus",
      "t33"."cluster",
      "t33"."vcenter",
      "t33"."environment",
      "t33"."virtual",
      "t33"."device",
      "t33"."homeless",
      "t33"."thing",
      "t33"."processors",
      "t33"."cores",
      "t33"."cpu_model",
      "t33"."cloud",
      "t33"."refused",
      "t33"."machines",
      "t33"."per",
      "t33"."processors_exact",
      "t33"."_stop",
      "t33"."users",
      "t33"."most",
      "t33"."unknown",
      "t33"."_why_not"
    FROM (
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
        "t32"."cloud",
        "t32"."refused",
        "t32"."machines",
        "t32"."per",
        "t32"."processors_exact",
        "t32"."_stop",
        "t32"."_product",
        "t32"."_thing",
        "t32"."users",
        "t32"."most",
        "t32"."unknown",
        COALESCE("t32"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
      FROM (
        SELECT
          "t24"."product",
          "t24"."machine",
          "t24"."rows",
          "t24"."version",
          "t24"."vcpus",
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
          "t24"."cloud",
          "t24"."refused",
          "t24"."machines",
          "t24"."per",
          "t24"."processors_exact",
          "t24"."_stop",
          "t31"."_product",
          "t31"."_thing",
          "t31"."users",
          "t31"."most",
          "t31"."unknown"
        FROM (
          SELECT
            "t19"."product",
            "t19"."machine",
            "t19"."rows",
            "t19"."version",
            "t19"."vcpus",
            "t19"."cluster",
            "t19"."vcenter",
            "t19"."environment",
            "t19"."virtual",
            "t19"."device",
            "t19"."homeless",
            "t19"."thing",
            "t19"."processors",
            "t19"."cores",
            "t19"."cpu_model",
            "t19"."cloud",
            "t19"."refused",
            "t19"."machines",
            "t19"."per",
            "t19"."processors_exact",
            "t19"."refused" AS "_stop"
          FROM "t18" AS "t19"
        ) AS "t24"
        LEFT OUTER JOIN (
          SELECT
            "t29"."product" AS "_product",
            "t29"."place" AS "_thing",
            "t29"."users",
            "t29"."most",
            "t29"."unknown"
          FROM (
            SELECT
              "t28"."product",
              "t28"."place",
              SUM("t28"."users") AS "users",
              MAX("t28"."users") AS "most",
              SUM(CASE WHEN "t28"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
            FROM (
              SELECT
                "t27"."product",
                "t27"."machine",
                "t27"."rows",
                "t27"."version",
                "t27"."vcpus",
                "t27"."users",
                "t27"."cluster",
                "t27"."vcenter",
                "t27"."environment",
                "t27"."virtual",
                "t27"."device",
                "t27"."homeless",
                "t27"."thing",
                "t27"."processors",
                "t27"."cores",
                "t27"."cpu_model",
                "t27"."_of",
                "t27"."_at",
                "t27"."_for",
                "t27"."first",
                COALESCE("t27"."_at", "t27"."first") AS "place"
              FROM (
                SELECT
                  "t8"."product",
                  "t8"."machine",
                  "t8"."rows",
                  "t8"."version",
                  "t8"."vcpus",
                  "t8"."users",
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
                  "t22"."_of",
                  "t22"."_at",
                  "t26"."_for",
                  "t26"."first"
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
                ) AS "t8"
                LEFT OUTER JOIN (
                  SELECT
                    "t19"."product" AS "_of",
                    "t19"."thing" AS "_at"
                  FROM "t18" AS "t19"
                ) AS "t22"
                  ON "t8"."product" = "t22"."_of" AND "t8"."thing" = "t22"."_at"
                LEFT OUTER JOIN (
                  SELECT
                    "t23"."product" AS "_for",
                    "t23"."first"
                  FROM (
                    SELECT
                      "t19"."product",
                      MIN("t19"."thing") AS "first"
                    FROM "t18" AS "t19"
                    GROUP BY
                      1
                  ) AS "t23"
                ) AS "t26"
                  ON "t8"."product" = "t26"."_for"
              ) AS "t27"
            ) AS "t28"
            GROUP BY
              1,
              2
          ) AS "t29"
        ) AS "t31"
          ON "t24"."product" = "t31"."_product" AND "t24"."thing" = "t31"."_thing"
      ) AS "t32"
    ) AS "t33"
  ) AS "t34"
  WHERE
    "t34"."_why_not" IS NULL AND "t34"."vcpus" IS NOT NULL
), "t46" AS (
  SELECT
    "t43"."product",
    "t43"."machine",
    "t43"."rows",
    "t43"."version",
    "t43"."vcpus",
    "t43"."cluster",
    "t43"."vcenter",
    "t43"."environment",
    "t43"."virtual",
    "t43"."device",
    "t43"."homeless",
    "t43"."thing",
    "t43"."processors",
    "t43"."cores",
    "t43"."cpu_model",
    "t43"."cloud",
    "t43"."refused",
    "t43"."machines",
    "t43"."per",
    "t43"."processors_exact",
    "t43"."_stop",
    "t43"."users",
    "t43"."most",
    "t43"."unknown",
    "t43"."_why_not",
    "t43"."_of",
    "t43"."_all",
    "t43"."per" * "t43"."processors_exact" * (
      CAST(CAST(CEIL(CAST(ROUND(CAST("t43"."_all" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) / "t43"."_all"
    ) AS "part",
    "t43"."per" * "t43"."processors_exact" AS "alone",
    CAST(NULL AS DOUBLE PRECISION) AS "fewest",
    "t43"."per" AS "step",
    COALESCE(CAST(CAST("t43"."per" AS BIGINT) AS VARCHAR), '?') || ' for each processor, ' || COALESCE(
      CASE
        WHEN "t43"."vcpus" = 1
        THEN '1 vCPU'
        ELSE COALESCE(CAST("t43"."vcpus" AS VARCHAR), '?') || ' vCPUs'
      END,
      '?'
    ) || ' ÷ 2 (cloud policy of 2017-01)' AS "why"
  FROM (
    SELECT
      "t38"."product",
      "t38"."machine",
      "t38"."rows",
      "t38"."version",
      "t38"."vcpus",
      "t38"."cluster",
      "t38"."vcenter",
      "t38"."environment",
      "t38"."virtual",
      "t38"."device",
      "t38"."homeless",
      "t38"."thing",
      "t38"."processors",
      "t38"."cores",
      "t38"."cpu_model",
      "t38"."cloud",
      "t38"."refused",
      "t38"."machines",
      "t38"."per",
      "t38"."processors_exact",
      "t38"."_stop",
      "t38"."users",
      "t38"."most",
      "t38"."unknown",
      "t38"."_why_not",
      "t41"."_of",
      "t41"."_all"
    FROM "t35" AS "t38"
    LEFT OUTER JOIN (
      SELECT
        "t39"."product" AS "_of",
        "t39"."_all"
      FROM (
        SELECT
          "t36"."product",
          SUM("t36"."processors_exact") AS "_all"
        FROM "t35" AS "t36"
        GROUP BY
          1
      ) AS "t39"
    ) AS "t41"
      ON "t38"."product" = "t41"."_of"
  ) AS "t43"
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
          "t52"."product",
          "t52"."thing",
          "t52"."machines",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t52"."_reason", "t52"."_rule") AS "rule",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_alone"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "alone",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_alone_rule"
            ELSE CAST(NULL AS VARCHAR)
          END AS "alone_rule",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_people"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "people",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_least"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "least",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_step"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "step",
          CASE
            WHEN "t52"."_reason" IS NULL
            THEN "t52"."_version"
            ELSE CAST(NULL AS VARCHAR)
          END AS "version"
        FROM (
          SELECT
            "t48"."product",
            "t48"."thing",
            "t48"."machines",
            "t48"."part" + COALESCE("t51"."beyond", 0.0) AS "_quantity",
            COALESCE('part of the common minimum: ' || COALESCE("t48"."why", '?'), '?') || COALESCE(COALESCE("t51"."said", ''), '?') AS "_rule",
            CAST(NULL AS VARCHAR) AS "_reason",
            "t48"."alone" AS "_alone",
            'part of the common minimum: ' || COALESCE("t48"."why", '?') AS "_alone_rule",
            CAST(COALESCE("t48"."users", 0) AS DOUBLE PRECISION) AS "_people",
            "t48"."fewest" AS "_least",
            CAST("t48"."step" AS DOUBLE PRECISION) AS "_step",
            CAST(NULL AS VARCHAR) AS "_version"
          FROM "t46" AS "t48"
          LEFT OUTER JOIN (
            SELECT
              "t49"."lead",
              "t49"."product" AS "_of",
              CASE
                WHEN (
                  CAST(COALESCE("t49"."people", 0) AS DOUBLE PRECISION) IS NOT NULL
                )
                AND (
                  CAST(CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION) IS NOT NULL
                )
                THEN CASE
                  WHEN CAST(COALESCE("t49"."people", 0) AS DOUBLE PRECISION) >= CAST(CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                  THEN CAST(COALESCE("t49"."people", 0) AS DOUBLE PRECISION)
                  ELSE CAST(CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS DOUBLE PRECISION)
                END
                ELSE NULL
              END - "t49"."minimum" AS "beyond",
              CASE
                WHEN "t49"."people" IS NULL
                THEN '; users not known, so at least ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
                WHEN "t49"."people" > CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT)
                THEN '; ' || COALESCE(
                  COALESCE(
                    CASE
                      WHEN "t49"."people" = 1
                      THEN '1 user'
                      ELSE COALESCE(CAST("t49"."people" AS VARCHAR), '?') || ' users'
                    END,
                    '?'
                  ) || ' on all servers together',
                  '?'
                ) || ', more than ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
                ELSE '; ' || COALESCE(
                  COALESCE(
                    CASE
                      WHEN "t49"."people" = 1
                      THEN '1 user'
                      ELSE COALESCE(CAST("t49"."people" AS VARCHAR), '?') || ' users'
                    END,
                    '?'
                  ) || ' on all servers together',
                  '?'
                ) || ', so ' || COALESCE(
                  'the minimum of ' || COALESCE(
                    CAST(CAST(CEIL(CAST(ROUND(CAST("t49"."minimum" AS DECIMAL), 6) AS DOUBLE PRECISION)) AS BIGINT) AS VARCHAR),
                    '?'
                  ) || ' for all servers together',
                  '?'
                )
              END AS "said"
            FROM (
              SELECT
                "t47"."product",
                SUM("t47"."part") AS "minimum",
                SUM("t47"."users") AS "people",
                MIN("t47"."thing") AS "lead"
              FROM "t46" AS "t47"
              GROUP BY
                1
            ) AS "t49"
          ) AS "t51"
            ON "t48"."product" = "t51"."_of" AND "t48"."thing" = "t51"."lead"
        ) AS "t52"
      ) AS "t53"
    ) AS "t54"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        *
      FROM (
        SELECT
          "t42"."product",
          "t42"."thing",
          "t42"."machines",
          CASE
            WHEN "t42"."_reason" IS NULL
            THEN "t42"."_quantity"
            ELSE CAST(NULL AS DOUBLE PRECISION)
          END AS "quantity",
          COALESCE("t42"."_reason", "t42"."_rule") AS "rule",
          "t42"."_alone" AS "alone",
          "t42"."_alone_rule" AS "alone_rule",
          "t42"."_people" AS "people",
          "t42"."_least" AS "least",
          "t42"."_step" AS "step",
          "t42"."_version" AS "version"
        FROM (
          SELECT
            "t37"."product",
            "t37"."thing",
            "t37"."machines",
            0.0 AS "_quantity",
            '' AS "_rule",
            CASE
              WHEN (
                "t37"."vcpus" IS NULL
              ) AND (
                "t37"."homeless" > 0
              )
              THEN 'not counted: the host of ' || COALESCE("t37"."thing", '?') || ' is not known'
              WHEN "t37"."vcpus" IS NULL
              THEN 'not counted: the vCPUs of ' || COALESCE("t37"."thing", '?') || ' are not known'
              WHEN "t37"."_why_not" IS NOT NULL
              THEN "t37"."_why_not"
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
              *
            FROM (
              SELECT
                "t33"."product",
                "t33"."machine",
                "t33"."rows",
                "t33"."version",
                "t33"."vcpus",
                "t33"."cluster",
                "t33"."vcenter",
                "t33"."environment",
                "t33"."virtual",
                "t33"."device",
                "t33"."homeless",
                "t33"."thing",
                "t33"."processors",
                "t33"."cores",
                "t33"."cpu_model",
                "t33"."cloud",
                "t33"."refused",
                "t33"."machines",
                "t33"."per",
                "t33"."processors_exact",
                "t33"."_stop",
                "t33"."users",
                "t33"."most",
                "t33"."unknown",
                "t33"."_why_not"
              FROM (
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
                  "t32"."cloud",
                  "t32"."refused",
                  "t32"."machines",
                  "t32"."per",
                  "t32"."processors_exact",
                  "t32"."_stop",
                  "t32"."_product",
                  "t32"."_thing",
                  "t32"."users",
                  "t32"."most",
                  "t32"."unknown",
                  COALESCE("t32"."_stop", CAST(NULL AS VARCHAR)) AS "_why_not"
                FROM (
                  SELECT
                    "t24"."product",
                    "t24"."machine",
                    "t24"."rows",
                    "t24"."version",
                    "t24"."vcpus",
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
                    "t24"."cloud",
                    "t24"."refused",
                    "t24"."machines",
                    "t24"."per",
                    "t24"."processors_exact",
                    "t24"."_stop",
                    "t31"."_product",
                    "t31"."_thing",
                    "t31"."users",
                    "t31"."most",
                    "t31"."unknown"
                  FROM (
                    SELECT
                      "t19"."product",
                      "t19"."machine",
                      "t19"."rows",
                      "t19"."version",
                      "t19"."vcpus",
                      "t19"."cluster",
                      "t19"."vcenter",
                      "t19"."environment",
                      "t19"."virtual",
                      "t19"."device",
                      "t19"."homeless",
                      "t19"."thing",
                      "t19"."processors",
                      "t19"."cores",
                      "t19"."cpu_model",
                      "t19"."cloud",
                      "t19"."refused",
                      "t19"."machines",
                      "t19"."per",
                      "t19"."processors_exact",
                      "t19"."refused" AS "_stop"
                    FROM "t18" AS "t19"
                  ) AS "t24"
                  LEFT OUTER JOIN (
                    SELECT
                      "t29"."product" AS "_product",
                      "t29"."place" AS "_thing",
                      "t29"."users",
                      "t29"."most",
                      "t29"."unknown"
                    FROM (
                      SELECT
                        "t28"."product",
                        "t28"."place",
                        SUM("t28"."users") AS "users",
                        MAX("t28"."users") AS "most",
                        SUM(CASE WHEN "t28"."users" IS NULL THEN 1 ELSE 0 END) AS "unknown"
                      FROM (
                        SELECT
                          "t27"."product",
                          "t27"."machine",
                          "t27"."rows",
                          "t27"."version",
                          "t27"."vcpus",
                          "t27"."users",
                          "t27"."cluster",
                          "t27"."vcenter",
                          "t27"."environment",
                          "t27"."virtual",
                          "t27"."device",
                          "t27"."homeless",
                          "t27"."thing",
                          "t27"."processors",
                          "t27"."cores",
                          "t27"."cpu_model",
                          "t27"."_of",
                          "t27"."_at",
                          "t27"."_for",
                          "t27"."first",
                          COALESCE("t27"."_at", "t27"."first") AS "place"
                        FROM (
                          SELECT
                            "t8"."product",
                            "t8"."machine",
                            "t8"."rows",
                            "t8"."version",
                            "t8"."vcpus",
                            "t8"."users",
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
                            "t22"."_of",
                            "t22"."_at",
                            "t26"."_for",
                            "t26"."first"
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
                          ) AS "t8"
                          LEFT OUTER JOIN (
                            SELECT
                              "t19"."product" AS "_of",
                              "t19"."thing" AS "_at"
                            FROM "t18" AS "t19"
                          ) AS "t22"
                            ON "t8"."product" = "t22"."_of" AND "t8"."thing" = "t22"."_at"
                          LEFT OUTER JOIN (
                            SELECT
                              "t23"."product" AS "_for",
                              "t23"."first"
                            FROM (
                              SELECT
                                "t19"."product",
                                MIN("t19"."thing") AS "first"
                              FROM "t18" AS "t19"
                              GROUP BY
                                1
                            ) AS "t23"
                          ) AS "t26"
                            ON "t8"."product" = "t26"."_for"
                        ) AS "t27"
                      ) AS "t28"
                      GROUP BY
                        1,
                        2
                    ) AS "t29"
                  ) AS "t31"
                    ON "t24"."product" = "t31"."_product" AND "t24"."thing" = "t31"."_thing"
                ) AS "t32"
              ) AS "t33"
            ) AS "t34"
            WHERE
              NOT (
                (
                  "t34"."_why_not" IS NULL
                ) AND (
                  "t34"."vcpus" IS NOT NULL
                )
              )
          ) AS "t37"
        ) AS "t42"
      ) AS "t44"
    ) AS "t45"
  ) AS "t55"
) AS "t56"
UNION ALL
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
        "t6"."product",
        "t6"."thing",
        "t6"."machines",
        CAST(CASE WHEN COALESCE("t6"."users" > 0, FALSE) THEN 0 ELSE 1 END AS DOUBLE PRECISION) AS "_quantity",
        CASE
          WHEN COALESCE("t6"."users" > 0, FALSE)
          THEN 'operated by people, who are counted where they use the program; the device is not counted again'
          ELSE 'a device that nobody operates counts like a person'
        END AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
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
      ) AS "t6"
    ) AS "t10"
  ) AS "t12"
) AS "t14"
