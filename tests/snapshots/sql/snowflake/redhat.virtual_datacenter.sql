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
    IFF("t1"."active" > 0, CAST(NULL AS VARCHAR), "t1"."environment") AS "environment",
    IFF(COALESCE("t1"."kind" = 'virtual', FALSE), 1, 0) AS "virtual",
    IFF("t1"."kind" = 'device', 1, 0) AS "device",
    IFF(COALESCE("t1"."kind" = 'virtual', FALSE) AND (
      "t1"."host" IS NULL
    ), 1, 0) AS "homeless",
    IFF(
      COALESCE("t1"."kind" = 'virtual', FALSE),
      COALESCE("t1"."host", "t1"."machine"),
      "t1"."machine"
    ) AS "thing",
    IFF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_processors", "t1"."processors") AS "processors",
    IFF(COALESCE("t1"."kind" = 'virtual', FALSE), "t1"."host_cores", "t1"."cores") AS "cores",
    IFF(
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
        LOWER(IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment"))
      ) AS "environment",
      MAX(
        IFF(
          IFF(TRIM("t0"."environment", ' \t\n\r\x0b\f') = '', NULL, "t0"."environment") IS NULL,
          1,
          0
        )
      ) AS "active",
      MAX("t0"."users") AS "users",
      MAX(IFF(TRIM("t0"."kind", ' \t\n\r\x0b\f') = '', NULL, "t0"."kind")) AS "kind",
      MAX(IFF(TRIM("t0"."cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."cpu_model")) AS "cpu_model",
      MAX(IFF(TRIM("t0"."host", ' \t\n\r\x0b\f') = '', NULL, "t0"."host")) AS "host",
      MAX(
        IFF(TRIM("t0"."host_cpu_model", ' \t\n\r\x0b\f') = '', NULL, "t0"."host_cpu_model")
      ) AS "host_cpu_model",
      MAX(IFF(TRIM("t0"."cluster", ' \t\n\r\x0b\f') = '', NULL, "t0"."cluster")) AS "cluster",
      MAX(IFF(TRIM("t0"."vcenter", ' \t\n\r\x0b\f') = '', NULL, "t0"."vcenter")) AS "vcenter",
      MAX(IFF(TRIM("t0"."version", ' \t\n\r\x0b\f') = '', NULL, "t0"."version")) AS "version",
      MAX(IFF("t0"."processors" > 0, "t0"."processors", NULL)) AS "processors",
      MAX(IFF("t0"."cores" > 0, "t0"."cores", NULL)) AS "cores",
      MAX(IFF("t0"."vcpus" > 0, "t0"."vcpus", NULL)) AS "vcpus",
      MAX(IFF("t0"."host_processors" > 0, "t0"."host_processors", NULL)) AS "host_processors",
      MAX(IFF("t0"."host_cores" > 0, "t0"."host_cores", NULL)) AS "host_cores"
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
      IFF("t14"."_reason" IS NULL, "t14"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
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
        CAST(CAST(CEIL(CAST("t12"."processors" AS DOUBLE) / 2) AS BIGINT) AS DOUBLE) AS "_quantity",
        CONCAT(
          CONCAT(
            CONCAT(
              COALESCE(
                IFF(
                  "t12"."processors" = 1,
                  '1 socket',
                  CONCAT(COALESCE(CAST("t12"."processors" AS VARCHAR), '?'), ' sockets')
                ),
                '?'
              ),
              ', 2 to a subscription, for '
            ),
            COALESCE(
              IFF(
                "t12"."guests" = 1,
                '1 virtual machine',
                CONCAT(COALESCE(CAST("t12"."guests" AS VARCHAR), '?'), ' virtual machines')
              ),
              '?'
            )
          ),
          ', any number (Red Hat subscription rules of 2013-11)'
        ) AS "_rule",
        CASE
          WHEN (
            "t12"."processors" IS NULL
          ) AND (
            "t12"."homeless" > 0
          )
          THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t12"."thing", '?')), ' is not known')
          WHEN "t12"."processors" IS NULL
          THEN CONCAT(
            CONCAT('not counted: the sockets of ', COALESCE("t12"."thing", '?')),
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
          "t10".*
          EXCLUDE ("vcpus_known", "vcpus_unknown")
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
            IFF("t8"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t8"."vcpus_known") AS "vcpus"
          FROM (
            SELECT
              "t7"."product",
              "t7"."thing",
              SUM("t7"."rows") AS "machines",
              SUM("t7"."virtual") AS "guests",
              MAX(1 - "t7"."virtual") AS "native",
              SUM("t7"."virtual" * COALESCE("t7"."vcpus", 0)) AS "vcpus_known",
              SUM("t7"."virtual" * IFF("t7"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
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
      IFF("t9"."_reason" IS NULL, "t9"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
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
          WHEN CONCAT(
            CONCAT('not counted: ', COALESCE("t6"."thing", '?')),
            ' runs it itself; this subscription covers the virtual machines of a host only'
          ) IS NOT NULL
          THEN CONCAT(
            CONCAT('not counted: ', COALESCE("t6"."thing", '?')),
            ' runs it itself; this subscription covers the virtual machines of a host only'
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
