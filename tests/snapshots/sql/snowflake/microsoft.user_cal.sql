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
      "t10"."product",
      "t10"."thing",
      "t10"."machines",
      IFF("t10"."_reason" IS NULL, "t10"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
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
        CAST("t7"."users" AS DOUBLE) AS "_quantity",
        CONCAT(
          COALESCE(
            IFF(
              "t7"."users" = 1,
              '1 user',
              CONCAT(COALESCE(CAST("t7"."users" AS VARCHAR), '?'), ' users')
            ),
            '?'
          ),
          '; a user CAL serves a person on any device and server'
        ) AS "_rule",
        CASE
          WHEN "t7"."users" IS NULL
          THEN CONCAT(
            CONCAT('not counted: the users of ', COALESCE("t7"."thing", '?')),
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
          "t5".*
          EXCLUDE ("homeless")
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
      IFF("t13"."_reason" IS NULL, "t13"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
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
          WHEN CONCAT(
            CONCAT(
              CONCAT(
                'not counted: the users of ',
                COALESCE(
                  IFF(
                    "t9"."machines" = "t9"."of",
                    'the servers',
                    IFF(
                      "t9"."machines" = 1,
                      '1 server',
                      CONCAT(COALESCE(CAST("t9"."machines" AS VARCHAR), '?'), ' servers')
                    )
                  ),
                  '?'
                )
              ),
              ' are not known; state cal.users or cal.devices below `products:`, as facts of '
            ),
            COALESCE(REGEXP_REPLACE("t9"."product", '~.*$', ''), '?')
          ) IS NOT NULL
          THEN CONCAT(
            CONCAT(
              CONCAT(
                'not counted: the users of ',
                COALESCE(
                  IFF(
                    "t9"."machines" = "t9"."of",
                    'the servers',
                    IFF(
                      "t9"."machines" = 1,
                      '1 server',
                      CONCAT(COALESCE(CAST("t9"."machines" AS VARCHAR), '?'), ' servers')
                    )
                  ),
                  '?'
                )
              ),
              ' are not known; state cal.users or cal.devices below `products:`, as facts of '
            ),
            COALESCE(REGEXP_REPLACE("t9"."product", '~.*$', ''), '?')
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
          "t8"."product",
          "t8"."machines",
          "t8"."of",
          'other users' AS "thing"
        FROM (
          SELECT
            *
          FROM (
            SELECT
              "t3"."product",
              SUM(IFF("t3"."users" IS NULL, 1, 0)) AS "machines",
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
