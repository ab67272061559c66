WITH "t5" AS (
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
    "t4"."thing",
    "t4"."processors",
    "t4"."cores",
    "t4"."cpu_model",
    IF(
      COALESCE("t4"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      OR COALESCE(
        "t4"."environment" IN ('passive', 'standby', 'disaster recovery', 'dr', 'secondary'),
        FALSE
      ),
      1,
      0
    ) AS "passive",
    IF(
      COALESCE("t4"."environment" IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE),
      1,
      0
    ) AS "available",
    COALESCE(IF("t4"."virtual" = 1, "t4"."vcpus", "t4"."cores"), 0) AS "size"
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
        IF("t2"."active" > 0, CAST(NULL AS VARCHAR), "t2"."environment") AS "environment",
        IF(COALESCE("t2"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
        IF("t2"."kind" = 'device', 1, 0) AS "device",
        IF(COALESCE("t2"."kind" = 'virtual', FALSE) AND (
          "t2"."host" IS NULL
        ), 1, 0) AS "homeless",
        IF(
          COALESCE("t2"."kind" = 'virtual', FALSE),
          COALESCE("t2"."host", "t2"."machine"),
          "t2"."machine"
        ) AS "thing",
        IF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_processors", "t2"."processors") AS "processors",
        IF(COALESCE("t2"."kind" = 'virtual', FALSE), "t2"."host_cores", "t2"."cores") AS "cores",
        IF(
          COALESCE("t2"."kind" = 'virtual', FALSE),
          COALESCE("t2"."host_cpu_model", "t2"."cpu_model"),
          "t2"."cpu_model"
        ) AS "cpu_model"
      FROM (
        SELECT
          "t1"."product",
          "t1"."machine",
          COUNT(*) AS "rows",
          MIN(LOWER("t1"."environment")) AS "environment",
          MAX(IF("t1"."environment" IS NULL, 1, 0)) AS "active",
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
            IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version") AS "version",
            "t0"."machine",
            IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind") AS "kind",
            IF("t0"."processors" > 0, "t0"."processors", NULL) AS "processors",
            IF("t0"."cores" > 0, "t0"."cores", NULL) AS "cores",
            IF("t0"."vcpus" > 0, "t0"."vcpus", NULL) AS "vcpus",
            IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model") AS "cpu_model",
            IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") AS "environment",
            "t0"."users",
            IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host") AS "host",
            IF("t0"."host_processors" > 0, "t0"."host_processors", NULL) AS "host_processors",
            IF("t0"."host_cores" > 0, "t0"."host_cores", NULL) AS "host_cores",
            IF(
              TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
              NULL,
              "t0"."host_cpu_model"
            ) AS "host_cpu_model",
            IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster") AS "cluster",
            IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter") AS "vcenter"
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
), "t15" AS (
  SELECT
    "t14"."product",
    "t14"."machine",
    "t14"."rows",
    "t14"."version",
    "t14"."vcpus",
    "t14"."users",
    "t14"."cluster",
    "t14"."vcenter",
    "t14"."environment",
    "t14"."virtual",
    "t14"."device",
    "t14"."homeless",
    "t14"."thing",
    "t14"."processors",
    "t14"."cores",
    "t14"."cpu_model",
    "t14"."passive",
    "t14"."available",
    "t14"."size",
    "t14"."_of",
    "t14"."licensed",
    "t14"."place",
    "t14"."fits",
    (
      "t14"."fits" = 1
    ) AND (
      "t14"."place" < (
        "t14"."licensed" * 2
      )
    ) AS "freed"
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
      "t13"."passive",
      "t13"."available",
      "t13"."size",
      "t13"."_of",
      "t13"."licensed",
      ROW_NUMBER() OVER (
        PARTITION BY "t13"."product", "t13"."fits"
        ORDER BY "t13"."size" DESC, "t13"."machine" ASC
      ) - 1 AS "place",
      "t13"."fits"
    FROM (
      SELECT
        "t12"."product",
        "t12"."machine",
        "t12"."rows",
        "t12"."version",
        "t12"."vcpus",
        "t12"."users",
        "t12"."cluster",
        "t12"."vcenter",
        "t12"."environment",
        "t12"."virtual",
        "t12"."device",
        "t12"."homeless",
        "t12"."thing",
        "t12"."processors",
        "t12"."cores",
        "t12"."cpu_model",
        "t12"."passive",
        "t12"."available",
        "t12"."size",
        "t12"."_of",
        "t12"."licensed",
        "t12"."place",
        IF(
          (
            "t12"."passive" = 1
          )
          AND (
            (
              "t12"."available" = 0
            )
            OR (
              "t12"."place" < (
                "t12"."licensed" * 1
              )
            )
          ),
          1,
          0
        ) AS "fits"
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
          "t11"."passive",
          "t11"."available",
          "t11"."size",
          "t11"."_of",
          "t11"."licensed",
          ROW_NUMBER() OVER (
            PARTITION BY "t11"."product", "t11"."passive", "t11"."available"
            ORDER BY "t11"."size" DESC, "t11"."machine" ASC
          ) - 1 AS "place"
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
            "t7"."homeless",
            "t7"."thing",
            "t7"."processors",
            "t7"."cores",
            "t7"."cpu_model",
            "t7"."passive",
            "t7"."available",
            "t7"."size",
            "t10"."_of",
            "t10"."licensed"
          FROM "t5" AS "t7"
          LEFT OUTER JOIN (
            SELECT
              "t8"."product" AS "_of",
              "t8"."licensed"
            FROM (
              SELECT
                "t6"."product",
                SUM(1 - "t6"."passive") AS "licensed"
              FROM "t5" AS "t6"
              GROUP BY
                1
            ) AS "t8"
          ) AS "t10"
            ON "t7"."product" = "t10"."_of"
        ) AS "t11"
      ) AS "t12"
    ) AS "t13"
  ) AS "t14"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t21"."product",
      "t21"."thing",
      "t21"."machines",
      IF("t21"."_reason" IS NULL, "t21"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t21"."_reason", "t21"."_rule") AS "rule"
    FROM (
      SELECT
        "t20"."product",
        "t20"."machine",
        "t20"."rows",
        "t20"."version",
        "t20"."vcpus",
        "t20"."users",
        "t20"."cluster",
        "t20"."vcenter",
        "t20"."environment",
        "t20"."virtual",
        "t20"."device",
        "t20"."homeless",
        "t20"."thing",
        "t20"."processors",
        "t20"."cores",
        "t20"."cpu_model",
        "t20"."passive",
        "t20"."available",
        "t20"."size",
        "t20"."_of",
        "t20"."licensed",
        "t20"."place",
        "t20"."fits",
        "t20"."freed",
        "t20"."machines",
        CAST(1.0 AS DOUBLE) AS "_quantity",
        'one for each machine, beside client access licences (SQL Server licensing guide of 2012-04)' AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
      FROM (
        SELECT
          "t18"."product",
          "t18"."machine",
          "t18"."rows",
          "t18"."version",
          "t18"."vcpus",
          "t18"."users",
          "t18"."cluster",
          "t18"."vcenter",
          "t18"."environment",
          "t18"."virtual",
          "t18"."device",
          "t18"."homeless",
          "t18"."machine" AS "thing",
          "t18"."processors",
          "t18"."cores",
          "t18"."cpu_model",
          "t18"."passive",
          "t18"."available",
          "t18"."size",
          "t18"."_of",
          "t18"."licensed",
          "t18"."place",
          "t18"."fits",
          "t18"."freed",
          "t18"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t15" AS "t16"
          WHERE
            NOT (
              "t16"."freed"
            )
        ) AS "t18"
      ) AS "t20"
    ) AS "t21"
  ) AS "t23"
) AS "t25"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t22"."product",
      "t22"."thing",
      "t22"."machines",
      IF("t22"."_reason" IS NULL, "t22"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t22"."_reason", "t22"."_rule") AS "rule"
    FROM (
      SELECT
        "t19"."product",
        "t19"."machine",
        "t19"."rows",
        "t19"."version",
        "t19"."vcpus",
        "t19"."users",
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
        "t19"."passive",
        "t19"."available",
        "t19"."size",
        "t19"."_of",
        "t19"."licensed",
        "t19"."place",
        "t19"."fits",
        "t19"."freed",
        "t19"."machines",
        CAST(0.0 AS DOUBLE) AS "_quantity",
        CONCAT(
          CONCAT(
            CONCAT('', COALESCE('not counted while it is passive (', '?')),
            COALESCE("t19"."environment", '?')
          ),
          COALESCE(
            '): with Software Assurance one for any purpose and one for disaster recovery for each licensed server (passive replicas of 2019-11)',
            '?'
          )
        ) AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason"
      FROM (
        SELECT
          "t17"."product",
          "t17"."machine",
          "t17"."rows",
          "t17"."version",
          "t17"."vcpus",
          "t17"."users",
          "t17"."cluster",
          "t17"."vcenter",
          "t17"."environment",
          "t17"."virtual",
          "t17"."device",
          "t17"."homeless",
          "t17"."machine" AS "thing",
          "t17"."processors",
          "t17"."cores",
          "t17"."cpu_model",
          "t17"."passive",
          "t17"."available",
          "t17"."size",
          "t17"."_of",
          "t17"."licensed",
          "t17"."place",
          "t17"."fits",
          "t17"."freed",
          "t17"."rows" AS "machines"
        FROM (
          SELECT
            *
          FROM "t15" AS "t16"
          WHERE
            "t16"."freed"
        ) AS "t17"
      ) AS "t19"
    ) AS "t22"
  ) AS "t24"
) AS "t26"
