WITH "t4" AS (
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
    IFF("t3"."cloud" IS NOT NULL, "t3"."machine", "t3"."thing") AS "thing",
    "t3"."processors",
    "t3"."cores",
    "t3"."cpu_model",
    "t3"."cloud"
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
      "t2"."environment",
      "t2"."virtual",
      "t2"."device",
      "t2"."homeless",
      "t2"."thing",
      "t2"."processors",
      "t2"."cores",
      "t2"."cpu_model",
      IFF(
        "t2"."device" = 0,
        CASE
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IFF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
              ),
              CONCAT('.*', '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)', '.*'),
              'cs'
            ),
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IFF("t2"."thing" <> "t2"."machine", "t2"."thing", COALESCE("t2"."environment", ''))
              ),
              CONCAT('.*', '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)', '.*'),
              'cs'
            ),
            FALSE
          )
          THEN 'oci'
          ELSE CAST(NULL AS VARCHAR)
        END,
        CAST(NULL AS VARCHAR)
      ) AS "cloud"
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
    ) AS "t2"
  ) AS "t3"
)
SELECT
  "t27"."product",
  "t27"."thing",
  "t27"."machines",
  IFF("t27"."_reason" IS NULL, "t27"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
  COALESCE("t27"."_reason", "t27"."_rule") AS "rule"
FROM (
  SELECT
    "t26"."product",
    "t26"."thing",
    "t26"."machines",
    "t26"."sockets_counted" AS "_quantity",
    "t26"."words" AS "_rule",
    CASE
      WHEN (
        "t26"."processors" IS NULL
      ) AND (
        "t26"."homeless" > 0
      )
      THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t26"."thing", '?')), ' is not known')
      WHEN "t26"."processors" IS NULL
      THEN CONCAT(
        CONCAT('not counted: the sockets of ', COALESCE("t26"."thing", '?')),
        ' are not known'
      )
      WHEN "t26"."refused" IS NOT NULL
      THEN "t26"."refused"
      ELSE NULL
    END AS "_reason"
  FROM (
    SELECT
      *
    FROM (
      SELECT
        "t24"."product",
        "t24"."thing",
        "t24"."machines",
        "t24"."homeless",
        "t24"."processors",
        CAST("t24"."sockets_counted" AS DOUBLE) AS "sockets_counted",
        "t24"."edition",
        "t24"."words",
        "t24"."refused",
        "t24"."reach",
        "t24"."vcpus"
      FROM (
        SELECT
          "t23"."product",
          "t23"."thing",
          "t23"."machines",
          "t23"."homeless",
          "t23"."processors",
          "t23"."sockets_counted",
          "t23"."edition",
          "t23"."words",
          "t23"."refused",
          "t23"."reach",
          "t23"."vcpus"
        FROM (
          SELECT
            "t22"."product",
            "t22"."thing",
            "t22"."machines",
            "t22"."guests",
            "t22"."native",
            "t22"."homeless",
            "t22"."processors",
            "t22"."cores",
            "t22"."cpu_model",
            "t22"."version",
            "t22"."cluster",
            "t22"."vcenter",
            CAST(NULL AS BIGINT) AS "vcpus",
            "t22"."reach",
            "t22"."sockets",
            "t22"."chips",
            "t22"."_chips",
            "t22"."_module",
            "t22"."sockets_counted",
            "t22"."edition",
            "t22"."_most",
            "t22"."words",
            "t22"."refused"
          FROM (
            SELECT
              "t21"."product",
              "t21"."thing",
              "t21"."machines",
              "t21"."guests",
              "t21"."native",
              "t21"."homeless",
              "t21"."processors",
              "t21"."cores",
              "t21"."cpu_model",
              "t21"."version",
              "t21"."cluster",
              "t21"."vcenter",
              "t21"."vcpus",
              "t21"."reach",
              "t21"."sockets",
              "t21"."chips",
              "t21"."_chips",
              "t21"."_module",
              "t21"."sockets_counted",
              "t21"."edition",
              "t21"."_most",
              "t21"."words",
              CASE
                WHEN IFF(
                  (
                    COALESCE("t21"."sockets", 0) IS NOT NULL
                  )
                  AND (
                    "t21"."processors" IS NOT NULL
                  ),
                  IFF(
                    COALESCE("t21"."sockets", 0) >= "t21"."processors",
                    COALESCE("t21"."sockets", 0),
                    "t21"."processors"
                  ),
                  NULL
                ) > "t21"."_most"
                THEN CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(CONCAT('not eligible for ', COALESCE("t21"."edition", '?')), ': '),
                          COALESCE(
                            IFF(
                              COALESCE("t21"."sockets" > "t21"."processors", FALSE),
                              CONCAT(
                                CONCAT(
                                  CONCAT(
                                    COALESCE(
                                      IFF(
                                        "t21"."sockets" = 1,
                                        '1 socket',
                                        CONCAT(COALESCE(CAST("t21"."sockets" AS VARCHAR), '?'), ' sockets')
                                      ),
                                      '?'
                                    ),
                                    ', of which '
                                  ),
                                  COALESCE(CAST("t21"."processors" AS VARCHAR), '?')
                                ),
                                ' are occupied'
                              ),
                              IFF(
                                "t21"."processors" = 1,
                                '1 socket',
                                CONCAT(COALESCE(CAST("t21"."processors" AS VARCHAR), '?'), ' sockets')
                              )
                            ),
                            '?'
                          )
                        ),
                        ', and a server may have at most '
                      ),
                      COALESCE(CAST("t21"."_most" AS VARCHAR), '?')
                    ),
                    '; count it as Enterprise Edition'
                  ),
                  COALESCE("t21"."reach", '?')
                )
                ELSE CAST(NULL AS VARCHAR)
              END AS "refused"
            FROM (
              SELECT
                "t20"."product",
                "t20"."thing",
                "t20"."machines",
                "t20"."guests",
                "t20"."native",
                "t20"."homeless",
                "t20"."processors",
                "t20"."cores",
                "t20"."cpu_model",
                "t20"."version",
                "t20"."cluster",
                "t20"."vcenter",
                "t20"."vcpus",
                "t20"."reach",
                "t20"."sockets",
                "t20"."chips",
                "t20"."_chips",
                "t20"."_module",
                "t20"."sockets_counted",
                "t20"."edition",
                "t20"."_most",
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            COALESCE(
                              IFF(
                                "t20"."_chips" > 1,
                                CONCAT(
                                  COALESCE(
                                    CONCAT(
                                      CONCAT(
                                        CONCAT(
                                          CONCAT(
                                            CONCAT(
                                              COALESCE(
                                                COALESCE(
                                                  IFF(
                                                    "t20"."processors" = 1,
                                                    '1 occupied socket',
                                                    CONCAT(COALESCE(CAST("t20"."processors" AS VARCHAR), '?'), ' occupied sockets')
                                                  ),
                                                  '?'
                                                ),
                                                '?'
                                              ),
                                              ' × '
                                            ),
                                            COALESCE(CAST("t20"."_chips" AS VARCHAR), '?')
                                          ),
                                          ' chips each ('
                                        ),
                                        COALESCE("t20"."_module", '?')
                                      ),
                                      '; chips of a processor of 2007-01)'
                                    ),
                                    '?'
                                  ),
                                  COALESCE(
                                    IFF(
                                      "t20"."sockets_counted" > "t20"."_most",
                                      CONCAT(
                                        CONCAT(
                                          CONCAT(
                                            CONCAT(': more than the ', COALESCE(CAST("t20"."_most" AS VARCHAR), '?')),
                                            ' that '
                                          ),
                                          COALESCE("t20"."edition", '?')
                                        ),
                                        ' allows, so that Enterprise Edition may be asked for'
                                      ),
                                      ''
                                    ),
                                    '?'
                                  )
                                ),
                                COALESCE(
                                  IFF(
                                    "t20"."processors" = 1,
                                    '1 occupied socket',
                                    CONCAT(COALESCE(CAST("t20"."processors" AS VARCHAR), '?'), ' occupied sockets')
                                  ),
                                  '?'
                                )
                              ),
                              '?'
                            ),
                            ' (no core factor; '
                          ),
                          COALESCE("t20"."edition", '?')
                        ),
                        ': at most '
                      ),
                      COALESCE(CAST("t20"."_most" AS VARCHAR), '?')
                    ),
                    ' a server, Standard Edition rules of 2015-09)'
                  ),
                  COALESCE("t20"."reach", '?')
                ) AS "words"
              FROM (
                SELECT
                  "t19"."product",
                  "t19"."thing",
                  "t19"."machines",
                  "t19"."guests",
                  "t19"."native",
                  "t19"."homeless",
                  "t19"."processors",
                  "t19"."cores",
                  "t19"."cpu_model",
                  "t19"."version",
                  "t19"."cluster",
                  "t19"."vcenter",
                  "t19"."vcpus",
                  "t19"."reach",
                  "t19"."sockets",
                  "t19"."chips",
                  "t19"."_chips",
                  "t19"."_module",
                  "t19"."processors" * "t19"."_chips" AS "sockets_counted",
                  CASE
                    WHEN CONTAINS(LOWER("t19"."product"), 'standard2')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_2')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_edition_2')
                    OR CONTAINS(LOWER("t19"."product"), 'standard edition 2')
                    THEN 'Standard Edition 2'
                    WHEN CONTAINS(LOWER("t19"."product"), 'standard_one')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_edition_one')
                    OR CONTAINS(LOWER("t19"."product"), 'standard edition one')
                    OR CONTAINS(LOWER("t19"."product"), 'standard1')
                    THEN 'Standard Edition One'
                    WHEN CONTAINS(LOWER("t19"."product"), 'database_standard')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_edition')
                    OR CONTAINS(LOWER("t19"."product"), 'standard edition')
                    THEN 'Standard Edition'
                    ELSE 'Standard Edition 2'
                  END AS "edition",
                  CAST(CASE
                    WHEN CONTAINS(LOWER("t19"."product"), 'standard2')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_2')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_edition_2')
                    OR CONTAINS(LOWER("t19"."product"), 'standard edition 2')
                    THEN 2
                    WHEN CONTAINS(LOWER("t19"."product"), 'standard_one')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_edition_one')
                    OR CONTAINS(LOWER("t19"."product"), 'standard edition one')
                    OR CONTAINS(LOWER("t19"."product"), 'standard1')
                    THEN 2
                    WHEN CONTAINS(LOWER("t19"."product"), 'database_standard')
                    OR CONTAINS(LOWER("t19"."product"), 'standard_edition')
                    OR CONTAINS(LOWER("t19"."product"), 'standard edition')
                    THEN 4
                    ELSE 2
                  END AS BIGINT) AS "_most"
                FROM (
                  SELECT
                    "t17"."product",
                    "t17"."thing",
                    "t17"."machines",
                    "t17"."guests",
                    "t17"."native",
                    "t17"."homeless",
                    "t17"."processors",
                    "t17"."cores",
                    "t17"."cpu_model",
                    "t17"."version",
                    "t17"."cluster",
                    "t17"."vcenter",
                    "t17"."vcpus",
                    "t17"."reach",
                    "t17"."sockets",
                    "t17"."chips",
                    CAST(1 AS BIGINT) AS "_chips",
                    '' AS "_module"
                  FROM (
                    SELECT
                      "t15"."product",
                      "t15"."thing",
                      "t15"."machines",
                      "t15"."guests",
                      "t15"."native",
                      "t15"."homeless",
                      "t15"."processors",
                      "t15"."cores",
                      "t15"."cpu_model",
                      "t15"."version",
                      "t15"."cluster",
                      "t15"."vcenter",
                      "t15"."vcpus",
                      "t15"."reach",
                      "t15"."sockets",
                      CAST(NULL AS BIGINT) AS "chips"
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
                        "t14"."vcpus",
                        "t14"."reach",
                        CAST(NULL AS BIGINT) AS "sockets"
                      FROM (
                        SELECT
                          "t12"."product",
                          "t12"."thing",
                          "t12"."machines",
                          "t12"."guests",
                          "t12"."native",
                          "t12"."homeless",
                          "t12"."processors",
                          "t12"."cores",
                          "t12"."cpu_model",
                          "t12"."version",
                          "t12"."cluster",
                          "t12"."vcenter",
                          "t12"."vcpus",
                          '' AS "reach"
                        FROM (
                          SELECT
                            "t11".*
                            EXCLUDE ("vcpus_known", "vcpus_unknown")
                          FROM (
                            SELECT
                              "t10"."product",
                              "t10"."thing",
                              "t10"."machines",
                              "t10"."guests",
                              "t10"."native",
                              "t10"."vcpus_known",
                              "t10"."vcpus_unknown",
                              "t10"."homeless",
                              "t10"."processors",
                              "t10"."cores",
                              "t10"."cpu_model",
                              "t10"."version",
                              "t10"."cluster",
                              "t10"."vcenter",
                              IFF("t10"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t10"."vcpus_known") AS "vcpus"
                            FROM (
                              SELECT
                                "t9"."product",
                                "t9"."thing",
                                SUM("t9"."rows") AS "machines",
                                SUM("t9"."virtual") AS "guests",
                                MAX(1 - "t9"."virtual") AS "native",
                                SUM("t9"."virtual" * COALESCE("t9"."vcpus", 0)) AS "vcpus_known",
                                SUM("t9"."virtual" * IFF("t9"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
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
                                    "t7".*
                                    EXCLUDE ("cloud")
                                  FROM (
                                    SELECT
                                      *
                                    FROM "t4" AS "t5"
                                    WHERE
                                      "t5"."cloud" IS NULL
                                  ) AS "t7"
                                ) AS "t8"
                                WHERE
                                  "t8"."device" = 0
                              ) AS "t9"
                              GROUP BY
                                1,
                                2
                            ) AS "t10"
                          ) AS "t11"
                        ) AS "t12"
                      ) AS "t14"
                    ) AS "t15"
                  ) AS "t17"
                ) AS "t19"
              ) AS "t20"
            ) AS "t21"
          ) AS "t22"
        ) AS "t23"
      ) AS "t24"
    ) AS "t25"
    UNION ALL
    SELECT
      *
    FROM (
      SELECT
        "t16"."product",
        "t16"."thing",
        "t16"."machines",
        "t16"."homeless",
        "t16"."processors",
        "t16"."sockets_counted",
        "t16"."edition",
        "t16"."words",
        "t16"."refused",
        "t16"."reach",
        "t16"."vcpus"
      FROM (
        SELECT
          "t13"."product",
          "t13"."thing",
          "t13"."vcpus",
          "t13"."machines",
          "t13"."homeless",
          "t13"."processors",
          CAST("t13"."sockets_counted" AS DOUBLE) AS "sockets_counted",
          "t13"."edition",
          "t13"."words",
          "t13"."refused",
          "t13"."reach"
        FROM (
          SELECT
            "t6"."product",
            "t6"."thing",
            "t6"."vcpus",
            "t6"."rows" AS "machines",
            0 AS "homeless",
            CAST(CEIL(
              CAST("t6"."vcpus" AS DOUBLE) / CASE
                WHEN "t6"."cloud" = 'authorized'
                THEN 4
                WHEN "t6"."cloud" = 'oci'
                THEN 8
                ELSE 4
              END
            ) AS BIGINT) AS "processors",
            CAST(CEIL(
              CAST("t6"."vcpus" AS DOUBLE) / CASE
                WHEN "t6"."cloud" = 'authorized'
                THEN 4
                WHEN "t6"."cloud" = 'oci'
                THEN 8
                ELSE 4
              END
            ) AS BIGINT) AS "sockets_counted",
            CASE
              WHEN CONTAINS(LOWER("t6"."product"), 'standard2')
              OR CONTAINS(LOWER("t6"."product"), 'standard_2')
              OR CONTAINS(LOWER("t6"."product"), 'standard_edition_2')
              OR CONTAINS(LOWER("t6"."product"), 'standard edition 2')
              THEN 'Standard Edition 2'
              WHEN CONTAINS(LOWER("t6"."product"), 'standard_one')
              OR CONTAINS(LOWER("t6"."product"), 'standard_edition_one')
              OR CONTAINS(LOWER("t6"."product"), 'standard edition one')
              OR CONTAINS(LOWER("t6"."product"), 'standard1')
              THEN 'Standard Edition One'
              WHEN CONTAINS(LOWER("t6"."product"), 'database_standard')
              OR CONTAINS(LOWER("t6"."product"), 'standard_edition')
              OR CONTAINS(LOWER("t6"."product"), 'standard edition')
              THEN 'Standard Edition'
              ELSE 'Standard Edition 2'
            END AS "edition",
            CONCAT(
              CONCAT(
                CONCAT(
                  COALESCE(
                    IFF(
                      "t6"."vcpus" = 1,
                      '1 vCPU',
                      CONCAT(COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                    ),
                    '?'
                  ),
                  ' in a cloud, each '
                ),
                COALESCE(
                  CAST(CAST(CASE
                    WHEN "t6"."cloud" = 'authorized'
                    THEN 4
                    WHEN "t6"."cloud" = 'oci'
                    THEN 8
                    ELSE 4
                  END AS BIGINT) AS VARCHAR),
                  '?'
                )
              ),
              ' a socket, rounded up for each machine (cloud policy of 2017-01)'
            ) AS "words",
            IFF(
              "t6"."cloud" IN ('authorized'),
              IFF(
                "t6"."vcpus" > CAST(CASE
                  WHEN CONTAINS(LOWER("t6"."product"), 'standard2')
                  OR CONTAINS(LOWER("t6"."product"), 'standard_2')
                  OR CONTAINS(LOWER("t6"."product"), 'standard_edition_2')
                  OR CONTAINS(LOWER("t6"."product"), 'standard edition 2')
                  THEN 8
                  WHEN CONTAINS(LOWER("t6"."product"), 'standard_one')
                  OR CONTAINS(LOWER("t6"."product"), 'standard_edition_one')
                  OR CONTAINS(LOWER("t6"."product"), 'standard edition one')
                  OR CONTAINS(LOWER("t6"."product"), 'standard1')
                  THEN 8
                  WHEN CONTAINS(LOWER("t6"."product"), 'database_standard')
                  OR CONTAINS(LOWER("t6"."product"), 'standard_edition')
                  OR CONTAINS(LOWER("t6"."product"), 'standard edition')
                  THEN 16
                  ELSE 8
                END AS BIGINT),
                CONCAT(
                  CONCAT(
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            'not eligible for ',
                            COALESCE(
                              CASE
                                WHEN CONTAINS(LOWER("t6"."product"), 'standard2')
                                OR CONTAINS(LOWER("t6"."product"), 'standard_2')
                                OR CONTAINS(LOWER("t6"."product"), 'standard_edition_2')
                                OR CONTAINS(LOWER("t6"."product"), 'standard edition 2')
                                THEN 'Standard Edition 2'
                                WHEN CONTAINS(LOWER("t6"."product"), 'standard_one')
                                OR CONTAINS(LOWER("t6"."product"), 'standard_edition_one')
                                OR CONTAINS(LOWER("t6"."product"), 'standard edition one')
                                OR CONTAINS(LOWER("t6"."product"), 'standard1')
                                THEN 'Standard Edition One'
                                WHEN CONTAINS(LOWER("t6"."product"), 'database_standard')
                                OR CONTAINS(LOWER("t6"."product"), 'standard_edition')
                                OR CONTAINS(LOWER("t6"."product"), 'standard edition')
                                THEN 'Standard Edition'
                                ELSE 'Standard Edition 2'
                              END,
                              '?'
                            )
                          ),
                          ': '
                        ),
                        COALESCE(
                          IFF(
                            "t6"."vcpus" = 1,
                            '1 vCPU',
                            CONCAT(COALESCE(CAST("t6"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                          ),
                          '?'
                        )
                      ),
                      ', and a machine may have at most '
                    ),
                    COALESCE(
                      CAST(CAST(CASE
                        WHEN CONTAINS(LOWER("t6"."product"), 'standard2')
                        OR CONTAINS(LOWER("t6"."product"), 'standard_2')
                        OR CONTAINS(LOWER("t6"."product"), 'standard_edition_2')
                        OR CONTAINS(LOWER("t6"."product"), 'standard edition 2')
                        THEN 8
                        WHEN CONTAINS(LOWER("t6"."product"), 'standard_one')
                        OR CONTAINS(LOWER("t6"."product"), 'standard_edition_one')
                        OR CONTAINS(LOWER("t6"."product"), 'standard edition one')
                        OR CONTAINS(LOWER("t6"."product"), 'standard1')
                        THEN 8
                        WHEN CONTAINS(LOWER("t6"."product"), 'database_standard')
                        OR CONTAINS(LOWER("t6"."product"), 'standard_edition')
                        OR CONTAINS(LOWER("t6"."product"), 'standard edition')
                        THEN 16
                        ELSE 8
                      END AS BIGINT) AS VARCHAR),
                      '?'
                    )
                  ),
                  ' (cloud policy of 2017-01); count it as Enterprise Edition'
                ),
                CAST(NULL AS VARCHAR)
              ),
              CAST(NULL AS VARCHAR)
            ) AS "refused",
            '' AS "reach"
          FROM (
            SELECT
              *
            FROM "t4" AS "t5"
            WHERE
              "t5"."cloud" IS NOT NULL
          ) AS "t6"
        ) AS "t13"
      ) AS "t16"
    ) AS "t18"
  ) AS "t26"
) AS "t27"
