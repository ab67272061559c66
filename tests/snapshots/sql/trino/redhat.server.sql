WITH "t3" AS (
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
      IF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
      IF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
      IF("t1"."kind" = 'device', 1, 0) AS "device",
      IF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
        "t1"."host" IS NULL
      ), 1, 0) AS "homeless",
      IF(
        COALESCE("t1"."kind" = 'virtual', FALSE),
        COALESCE("t1"."host", "t1"."machine"),
        "t1"."machine"
      ) AS "thing",
      IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
      IF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
      IF(
        COALESCE("t1"."kind" = 'virtual', FALSE),
        COALESCE("t1"."host_cpu_model", "t1"."cpu_model"),
        "t1"."cpu_model"
      ) AS "cpu_model"
    FROM (
      SELECT
        "t0"."product",
        "t0"."machine",
        COUNT(*) AS "rows",
        MIN(
          LOWER(
            IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment")
          )
        ) AS "environment",
        MAX(
          IF(
            IF(TRIM(' \t
\r\v\f' FROM "t0"."environment") = '', NULL, "t0"."environment") IS NULL,
            1,
            0
          )
        ) AS "active",
        MAX("t0"."users") AS "users",
        MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."kind") = '', NULL, "t0"."kind")) AS "kind",
        MAX(
          IF(TRIM(' \t
\r\v\f' FROM "t0"."cpu_model") = '', NULL, "t0"."cpu_model")
        ) AS "cpu_model",
        MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."host") = '', NULL, "t0"."host")) AS "host",
        MAX(
          IF(
            TRIM(' \t
\r\v\f' FROM "t0"."host_cpu_model") = '',
            NULL,
            "t0"."host_cpu_model"
          )
        ) AS "host_cpu_model",
        MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."cluster") = '', NULL, "t0"."cluster")) AS "cluster",
        MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."vcenter") = '', NULL, "t0"."vcenter")) AS "vcenter",
        MAX(IF(TRIM(' \t
\r\v\f' FROM "t0"."version") = '', NULL, "t0"."version")) AS "version",
        MAX(IF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
        MAX(IF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
        MAX(IF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
        MAX(IF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
        MAX(IF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
      FROM "footprint" AS "t0"
      GROUP BY
        1,
        2
    ) AS "t1"
  ) AS "t2"
  WHERE
    "t2"."device" = 0
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t16"."product",
      "t16"."thing",
      "t16"."machines",
      IF("t16"."_reason" IS NULL, "t16"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t16"."_reason", "t16"."_rule") AS "rule",
      "t16"."_alone" AS "alone",
      "t16"."_alone_rule" AS "alone_rule",
      "t16"."_people" AS "people",
      "t16"."_least" AS "least",
      "t16"."_step" AS "step",
      "t16"."_version" AS "version"
    FROM (
      SELECT
        "t15"."product",
        "t15"."thing",
        "t15"."machines",
        CAST(CAST(CEIL(CAST("t15"."processors" AS DOUBLE) / 2) AS BIGINT) AS DOUBLE) AS "_quantity",
        CONCAT(
          COALESCE(
            IF(
              "t15"."processors" = 1,
              '1 socket',
              CONCAT(COALESCE(CAST("t15"."processors" AS VARCHAR), '?'), ' sockets')
            ),
            '?'
          ),
          ', 2 to a subscription (Red Hat subscription rules of 2013-11)'
        ) AS "_rule",
        CASE
          WHEN (
            "t15"."processors" IS NULL
          ) AND (
            "t15"."homeless" > 0
          )
          THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t15"."thing", '?')), ' is not known')
          WHEN "t15"."processors" IS NULL
          THEN CONCAT(
            CONCAT('not counted: the sockets of ', COALESCE("t15"."thing", '?')),
            ' are not known'
          )
          ELSE NULL
        END AS "_reason",
        CAST(NULL AS DOUBLE) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE) AS "_people",
        CAST(NULL AS DOUBLE) AS "_least",
        CAST(NULL AS DOUBLE) AS "_step",
        CAST(NULL AS VARCHAR) AS "_version"
      FROM (
        SELECT
          "t14"."product",
          "t14"."thing",
          "t14"."machines",
          "t14"."guests",
          "t14"."native",
          "t14"."homeless",
          "t14"."processors",
          "t14"."cores",
          "t14"."cpu_model",
          "t14"."version",
          "t14"."cluster",
          "t14"."vcenter",
          "t14"."vcpus"
        FROM (
          SELECT
            "t12"."product",
            "t12"."thing",
            "t12"."machines",
            "t12"."guests",
            "t12"."native",
            "t12"."vcpus_known",
            "t12"."vcpus_unknown",
            "t12"."homeless",
            "t12"."processors",
            "t12"."cores",
            "t12"."cpu_model",
            "t12"."version",
            "t12"."cluster",
            "t12"."vcenter",
            IF("t12"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t12"."vcpus_known") AS "vcpus"
          FROM (
            SELECT
              "t9"."product",
              "t9"."thing",
              SUM("t9"."rows") AS "machines",
              SUM("t9"."virtual") AS "guests",
              MAX(1 - "t9"."virtual") AS "native",
              SUM("t9"."virtual" * COALESCE("t9"."vcpus", 0)) AS "vcpus_known",
              SUM("t9"."virtual" * IF("t9"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
              MAX("t9"."homeless") AS "homeless",
              MAX("t9"."processors") AS "processors",
              MAX("t9"."cores") AS "cores",
              MAX("t9"."cpu_model") AS "cpu_model",
              MAX("t9"."version") AS "version",
              MAX("t9"."cluster") AS "cluster",
              MAX("t9"."vcenter") AS "vcenter"
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM "t3" AS "t4"
                WHERE
                  "t4"."virtual" = 0
              ) AS "t6"
              WHERE
                "t6"."device" = 0
            ) AS "t9"
            GROUP BY
              1,
              2
          ) AS "t12"
        ) AS "t14"
      ) AS "t15"
    ) AS "t16"
  ) AS "t17"
) AS "t18"
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
      IF("t10"."_reason" IS NULL, "t10"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t10"."_reason", "t10"."_rule") AS "rule",
      "t10"."_alone" AS "alone",
      "t10"."_alone_rule" AS "alone_rule",
      "t10"."_people" AS "people",
      "t10"."_least" AS "least",
      "t10"."_step" AS "step",
      "t10"."_version" AS "version"
    FROM (
      SELECT
        "t8"."product",
        "t8"."thing",
        "t8"."machines",
        CAST('0.5' AS DOUBLE) AS "_quantity",
        'a virtual machine, 2 to a subscription (Red Hat subscription rules of 2013-11)' AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
        CAST(NULL AS DOUBLE) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE) AS "_people",
        CAST(NULL AS DOUBLE) AS "_least",
        CAST(NULL AS DOUBLE) AS "_step",
        CAST(NULL AS VARCHAR) AS "_version"
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
              *
            FROM "t3" AS "t4"
            WHERE
              "t4"."virtual" = 1
          ) AS "t5"
        ) AS "t7"
      ) AS "t8"
    ) AS "t10"
  ) AS "t11"
) AS "t13"
