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
), "t10" AS (
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
    IF("t7"."cloud" IS NOT NULL, "t7"."machine", "t7"."thing") AS "thing",
    "t7"."processors",
    "t7"."cores",
    "t7"."cpu_model",
    "t7"."cloud"
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
      IF(
        "t3"."device" = 0,
        CASE
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IF("t3"."thing" <> "t3"."machine", "t3"."thing", COALESCE("t3"."environment", ''))
              ),
              '(^|[^a-z0-9])(aws|amazon|ec2|rds|azure|gcp|gce|google)([^a-z0-9]|$)'
            ),
            FALSE
          )
          THEN 'authorized'
          WHEN COALESCE(
            REGEXP_LIKE(
              LOWER(
                IF("t3"."thing" <> "t3"."machine", "t3"."thing", COALESCE("t3"."environment", ''))
              ),
              '(^|[^a-z0-9])(oci|oracle cloud)([^a-z0-9]|$)'
            ),
            FALSE
          )
          THEN 'oci'
          ELSE CAST(NULL AS VARCHAR)
        END,
        CAST(NULL AS VARCHAR)
      ) AS "cloud"
    FROM "t2" AS "t3"
  ) AS "t7"
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t33"."product",
      "t33"."thing",
      "t33"."machines",
      IF("t33"."_reason" IS NULL, "t33"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t33"."_reason", "t33"."_rule") AS "rule",
      "t33"."_alone" AS "alone",
      "t33"."_alone_rule" AS "alone_rule",
      "t33"."_people" AS "people",
      "t33"."_least" AS "least",
      "t33"."_step" AS "step",
      "t33"."_version" AS "version"
    FROM (
      SELECT
        "t32"."product",
        "t32"."thing",
        "t32"."machines",
        "t32"."sockets_counted" AS "_quantity",
        "t32"."words" AS "_rule",
        CASE
          WHEN (
            "t32"."processors" IS NULL
          ) AND (
            "t32"."homeless" > 0
          )
          THEN CONCAT(CONCAT('not counted: the host of ', COALESCE("t32"."thing", '?')), ' is not known')
          WHEN "t32"."processors" IS NULL
          THEN CONCAT(
            CONCAT('not counted: the sockets of ', COALESCE("t32"."thing", '?')),
            ' are not known'
          )
          WHEN "t32"."refused" IS NOT NULL
          THEN "t32"."refused"
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
          *
        FROM (
          SELECT
            "t30"."product",
            "t30"."thing",
            "t30"."machines",
            "t30"."homeless",
            "t30"."processors",
            CAST("t30"."sockets_counted" AS DOUBLE) AS "sockets_counted",
            "t30"."edition",
            "t30"."words",
            "t30"."refused",
            "t30"."reach",
            "t30"."vcpus"
          FROM (
            SELECT
              "t29"."product",
              "t29"."thing",
              "t29"."machines",
              "t29"."homeless",
              "t29"."processors",
              "t29"."sockets_counted",
              "t29"."edition",
              "t29"."words",
              "t29"."refused",
              "t29"."reach",
              "t29"."vcpus"
            FROM (
              SELECT
                "t28"."product",
                "t28"."thing",
                "t28"."machines",
                "t28"."guests",
                "t28"."native",
                "t28"."homeless",
                "t28"."processors",
                "t28"."cores",
                "t28"."cpu_model",
                "t28"."version",
                "t28"."cluster",
                "t28"."vcenter",
                CAST(NULL AS BIGINT) AS "vcpus",
                "t28"."reach",
                "t28"."sockets",
                "t28"."chips",
                "t28"."_chips",
                "t28"."_module",
                "t28"."sockets_counted",
                "t28"."edition",
                "t28"."_most",
                "t28"."words",
                "t28"."refused"
              FROM (
                SELECT
                  "t27"."product",
                  "t27"."thing",
                  "t27"."machines",
                  "t27"."guests",
                  "t27"."native",
                  "t27"."homeless",
                  "t27"."processors",
                  "t27"."cores",
                  "t27"."cpu_model",
                  "t27"."version",
                  "t27"."cluster",
                  "t27"."vcenter",
                  "t27"."vcpus",
                  "t27"."reach",
                  "t27"."sockets",
                  "t27"."chips",
                  "t27"."_chips",
                  "t27"."_module",
                  "t27"."sockets_counted",
                  "t27"."edition",
                  "t27"."_most",
                  "t27"."words",
                  CASE
                    WHEN IF(
                      (
                        COALESCE("t27"."sockets", 0) IS NOT NULL
                      )
                      AND (
                        "t27"."processors" IS NOT NULL
                      ),
                      IF(
                        COALESCE("t27"."sockets", 0) >= "t27"."processors",
                        COALESCE("t27"."sockets", 0),
                        "t27"."processors"
                      ),
                      NULL
                    ) > "t27"."_most"
                    THEN CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              CONCAT(CONCAT('not eligible for ', COALESCE("t27"."edition", '?')), ': '),
                              COALESCE(
                                IF(
                                  COALESCE("t27"."sockets" > "t27"."processors", FALSE),
                                  CONCAT(
                                    CONCAT(
                                      CONCAT(
                                        COALESCE(
                                          IF(
                                            "t27"."sockets" = 1,
                                            '1 socket',
                                            CONCAT(COALESCE(CAST("t27"."sockets" AS VARCHAR), '?'), ' sockets')
                                          ),
                                          '?'
                                        ),
                                        ', of which '
                                      ),
                                      COALESCE(CAST("t27"."processors" AS VARCHAR), '?')
                                    ),
                                    ' are occupied'
                                  ),
                                  IF(
                                    "t27"."processors" = 1,
                                    '1 socket',
                                    CONCAT(COALESCE(CAST("t27"."processors" AS VARCHAR), '?'), ' sockets')
                                  )
                                ),
                                '?'
                              )
                            ),
                            ', and a server may have at most '
                          ),
                          COALESCE(CAST("t27"."_most" AS VARCHAR), '?')
                        ),
                        '; count it as Enterprise Edition'
                      ),
                      COALESCE("t27"."reach", '?')
                    )
                    ELSE CAST(NULL AS VARCHAR)
                  END AS "refused"
                FROM (
                  SELECT
                    "t26"."product",
                    "t26"."thing",
                    "t26"."machines",
                    "t26"."guests",
                    "t26"."native",
                    "t26"."homeless",
                    "t26"."processors",
                    "t26"."cores",
                    "t26"."cpu_model",
                    "t26"."version",
                    "t26"."cluster",
                    "t26"."vcenter",
                    "t26"."vcpus",
                    "t26"."reach",
                    "t26"."sockets",
                    "t26"."chips",
                    "t26"."_chips",
                    "t26"."_module",
                    "t26"."sockets_counted",
                    "t26"."edition",
                    "t26"."_most",
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              CONCAT(
                                COALESCE(
                                  IF(
                                    "t26"."_chips" > 1,
                                    CONCAT(
                                      COALESCE(
                                        CONCAT(
                                          CONCAT(
                                            CONCAT(
                                              CONCAT(
                                                CONCAT(
                                                  COALESCE(
                                                    COALESCE(
                                                      IF(
                                                        "t26"."processors" = 1,
                                                        '1 occupied socket',
                                                        CONCAT(COALESCE(CAST("t26"."processors" AS VARCHAR), '?'), ' occupied sockets')
                                                      ),
                                                      '?'
                                                    ),
                                                    '?'
                                                  ),
                                                  ' × '
                                                ),
                                                COALESCE(CAST("t26"."_chips" AS VARCHAR), '?')
                                              ),
                                              ' chips each ('
                                            ),
                                            COALESCE("t26"."_module", '?')
                                          ),
                                          '; chips of a processor of 2007-01)'
                                        ),
                                        '?'
                                      ),
                                      COALESCE(
                                        IF(
                                          COALESCE("t26"."sockets_counted" > "t26"."_most", FALSE),
                                          CONCAT(
                                            CONCAT(
                                              CONCAT(
                                                CONCAT(': more than the ', COALESCE(CAST("t26"."_most" AS VARCHAR), '?')),
                                                ' that '
                                              ),
                                              COALESCE("t26"."edition", '?')
                                            ),
                                            ' allows, so that Enterprise Edition may be asked for'
                                          ),
                                          ''
                                        ),
                                        '?'
                                      )
                                    ),
                                    COALESCE(
                                      IF(
                                        "t26"."processors" = 1,
                                        '1 occupied socket',
                                        CONCAT(COALESCE(CAST("t26"."processors" AS VARCHAR), '?'), ' occupied sockets')
                                      ),
                                      '?'
                                    )
                                  ),
                                  '?'
                                ),
                                ' (no core factor; '
                              ),
                              COALESCE("t26"."edition", '?')
                            ),
                            ': '
                          ),
                          COALESCE(
                            IF(
                              "t26"."_most" IS NULL,
                              'servers of any size, ',
                              CONCAT(CONCAT('at most ', COALESCE(CAST("t26"."_most" AS VARCHAR), '?')), ' a server, ')
                            ),
                            '?'
                          )
                        ),
                        'Standard Edition rules of 2015-09)'
                      ),
                      COALESCE("t26"."reach", '?')
                    ) AS "words"
                  FROM (
                    SELECT
                      "t25"."product",
                      "t25"."thing",
                      "t25"."machines",
                      "t25"."guests",
                      "t25"."native",
                      "t25"."homeless",
                      "t25"."processors",
                      "t25"."cores",
                      "t25"."cpu_model",
                      "t25"."version",
                      "t25"."cluster",
                      "t25"."vcenter",
                      "t25"."vcpus",
                      "t25"."reach",
                      "t25"."sockets",
                      "t25"."chips",
                      "t25"."_chips",
                      "t25"."_module",
                      "t25"."processors" * "t25"."_chips" AS "sockets_counted",
                      CASE
                        WHEN (
                          STRPOS(LOWER("t25"."product"), 'standard2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_edition_2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard edition 2') > 0
                        )
                        THEN 'Standard Edition 2'
                        WHEN (
                          STRPOS(LOWER("t25"."product"), 'standard_one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_edition_one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard edition one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard1') > 0
                        )
                        THEN 'Standard Edition One'
                        WHEN (
                          STRPOS(LOWER("t25"."product"), 'database_standard') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_edition') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard edition') > 0
                        )
                        THEN 'Standard Edition'
                        WHEN STRPOS(LOWER("t25"."product"), 'weblogic') > 0
                        THEN 'WebLogic Server Standard Edition'
                        ELSE 'Standard Edition 2'
                      END AS "edition",
                      CASE
                        WHEN (
                          STRPOS(LOWER("t25"."product"), 'standard2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_edition_2') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard edition 2') > 0
                        )
                        THEN 2
                        WHEN (
                          STRPOS(LOWER("t25"."product"), 'standard_one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_edition_one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard edition one') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard1') > 0
                        )
                        THEN 2
                        WHEN (
                          STRPOS(LOWER("t25"."product"), 'database_standard') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard_edition') > 0
                        )
                        OR (
                          STRPOS(LOWER("t25"."product"), 'standard edition') > 0
                        )
                        THEN 4
                        WHEN STRPOS(LOWER("t25"."product"), 'weblogic') > 0
                        THEN CAST(NULL AS BIGINT)
                        ELSE 2
                      END AS "_most"
                    FROM (
                      SELECT
                        "t23"."product",
                        "t23"."thing",
                        "t23"."machines",
                        "t23"."guests",
                        "t23"."native",
                        "t23"."homeless",
                        "t23"."processors",
                        "t23"."cores",
                        "t23"."cpu_model",
                        "t23"."version",
                        "t23"."cluster",
                        "t23"."vcenter",
                        "t23"."vcpus",
                        "t23"."reach",
                        "t23"."sockets",
                        "t23"."chips",
                        CAST(1 AS BIGINT) AS "_chips",
                        '' AS "_module"
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
                          CAST(NULL AS BIGINT) AS "chips"
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
                            CAST(NULL AS BIGINT) AS "sockets"
                          FROM (
                            SELECT
                              "t18"."product",
                              "t18"."thing",
                              "t18"."machines",
                              "t18"."guests",
                              "t18"."native",
                              "t18"."homeless",
                              "t18"."processors",
                              "t18"."cores",
                              "t18"."cpu_model",
                              "t18"."version",
                              "t18"."cluster",
                              "t18"."vcenter",
                              "t18"."vcpus",
                              '' AS "reach"
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
                                "t17"."vcpus"
                              FROM (
                                SELECT
                                  "t16"."product",
                                  "t16"."thing",
                                  "t16"."machines",
                                  "t16"."guests",
                                  "t16"."native",
                                  "t16"."vcpus_known",
                                  "t16"."vcpus_unknown",
                                  "t16"."homeless",
                                  "t16"."processors",
                                  "t16"."cores",
                                  "t16"."cpu_model",
                                  "t16"."version",
                                  "t16"."cluster",
                                  "t16"."vcenter",
                                  IF("t16"."vcpus_unknown" > 0, CAST(NULL AS BIGINT), "t16"."vcpus_known") AS "vcpus"
                                FROM (
                                  SELECT
                                    "t15"."product",
                                    "t15"."thing",
                                    SUM("t15"."rows") AS "machines",
                                    SUM("t15"."virtual") AS "guests",
                                    MAX(1 - "t15"."virtual") AS "native",
                                    SUM("t15"."virtual" * COALESCE("t15"."vcpus", 0)) AS "vcpus_known",
                                    SUM("t15"."virtual" * IF("t15"."vcpus" IS NULL, 1, 0)) AS "vcpus_unknown",
                                    MAX("t15"."homeless") AS "homeless",
                                    MAX("t15"."processors") AS "processors",
                                    MAX("t15"."cores") AS "cores",
                                    MAX("t15"."cpu_model") AS "cpu_model",
                                    MAX("t15"."version") AS "version",
                                    MAX("t15"."cluster") AS "cluster",
                                    MAX("t15"."vcenter") AS "vcenter"
                                  FROM (
                                    SELECT
                                      *
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
                                        "t13"."cpu_model"
                                      FROM (
                                        SELECT
                                          *
                                        FROM "t10" AS "t11"
                                        WHERE
                                          "t11"."cloud" IS NULL
                                      ) AS "t13"
                                    ) AS "t14"
                                    WHERE
                                      "t14"."device" = 0
                                  ) AS "t15"
                                  GROUP BY
                                    1,
                                    2
                                ) AS "t16"
                              ) AS "t17"
                            ) AS "t18"
                          ) AS "t20"
                        ) AS "t21"
                      ) AS "t23"
                    ) AS "t25"
                  ) AS "t26"
                ) AS "t27"
              ) AS "t28"
            ) AS "t29"
          ) AS "t30"
        ) AS "t31"
        UNION ALL
        SELECT
          *
        FROM (
          SELECT
            "t22"."product",
            "t22"."thing",
            "t22"."machines",
            "t22"."homeless",
            "t22"."processors",
            "t22"."sockets_counted",
            "t22"."edition",
            "t22"."words",
            "t22"."refused",
            "t22"."reach",
            "t22"."vcpus"
          FROM (
            SELECT
              "t19"."product",
              "t19"."thing",
              "t19"."vcpus",
              "t19"."machines",
              "t19"."homeless",
              "t19"."processors",
              CAST("t19"."sockets_counted" AS DOUBLE) AS "sockets_counted",
              "t19"."edition",
              "t19"."words",
              "t19"."refused",
              "t19"."reach"
            FROM (
              SELECT
                "t12"."product",
                "t12"."thing",
                "t12"."vcpus",
                "t12"."rows" AS "machines",
                0 AS "homeless",
                CAST(CEIL(
                  CAST("t12"."vcpus" AS DOUBLE) / CASE
                    WHEN "t12"."cloud" = 'authorized'
                    THEN 4
                    WHEN "t12"."cloud" = 'oci'
                    THEN 8
                    ELSE 4
                  END
                ) AS BIGINT) AS "processors",
                CAST(CEIL(
                  CAST("t12"."vcpus" AS DOUBLE) / CASE
                    WHEN "t12"."cloud" = 'authorized'
                    THEN 4
                    WHEN "t12"."cloud" = 'oci'
                    THEN 8
                    ELSE 4
                  END
                ) AS BIGINT) AS "sockets_counted",
                CASE
                  WHEN (
                    STRPOS(LOWER("t12"."product"), 'standard2') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard_2') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard_edition_2') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard edition 2') > 0
                  )
                  THEN 'Standard Edition 2'
                  WHEN (
                    STRPOS(LOWER("t12"."product"), 'standard_one') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard_edition_one') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard edition one') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard1') > 0
                  )
                  THEN 'Standard Edition One'
                  WHEN (
                    STRPOS(LOWER("t12"."product"), 'database_standard') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard_edition') > 0
                  )
                  OR (
                    STRPOS(LOWER("t12"."product"), 'standard edition') > 0
                  )
                  THEN 'Standard Edition'
                  WHEN STRPOS(LOWER("t12"."product"), 'weblogic') > 0
                  THEN 'WebLogic Server Standard Edition'
                  ELSE 'Standard Edition 2'
                END AS "edition",
                CONCAT(
                  CONCAT(
                    CONCAT(
                      COALESCE(
                        IF(
                          "t12"."vcpus" = 1,
                          '1 vCPU',
                          CONCAT(COALESCE(CAST("t12"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                        ),
                        '?'
                      ),
                      ' in a cloud, each '
                    ),
                    COALESCE(
                      CAST(CAST(CASE
                        WHEN "t12"."cloud" = 'authorized'
                        THEN 4
                        WHEN "t12"."cloud" = 'oci'
                        THEN 8
                        ELSE 4
                      END AS BIGINT) AS VARCHAR),
                      '?'
                    )
                  ),
                  ' a socket, rounded up for each machine (cloud policy of 2017-01)'
                ) AS "words",
                IF(
                  "t12"."cloud" IN ('authorized'),
                  IF(
                    "t12"."vcpus" > CASE
                      WHEN (
                        STRPOS(LOWER("t12"."product"), 'standard2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard_2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard_edition_2') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard edition 2') > 0
                      )
                      THEN 8
                      WHEN (
                        STRPOS(LOWER("t12"."product"), 'standard_one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard_edition_one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard edition one') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard1') > 0
                      )
                      THEN 8
                      WHEN (
                        STRPOS(LOWER("t12"."product"), 'database_standard') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard_edition') > 0
                      )
                      OR (
                        STRPOS(LOWER("t12"."product"), 'standard edition') > 0
                      )
                      THEN 16
                      WHEN STRPOS(LOWER("t12"."product"), 'weblogic') > 0
                      THEN CAST(NULL AS BIGINT)
                      ELSE 8
                    END,
                    CONCAT(
                      CONCAT(
                        CONCAT(
                          CONCAT(
                            CONCAT(
                              CONCAT(
                                'not eligible for ',
                                COALESCE(
                                  CASE
                                    WHEN (
                                      STRPOS(LOWER("t12"."product"), 'standard2') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard_2') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard_edition_2') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard edition 2') > 0
                                    )
                                    THEN 'Standard Edition 2'
                                    WHEN (
                                      STRPOS(LOWER("t12"."product"), 'standard_one') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard_edition_one') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard edition one') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard1') > 0
                                    )
                                    THEN 'Standard Edition One'
                                    WHEN (
                                      STRPOS(LOWER("t12"."product"), 'database_standard') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard_edition') > 0
                                    )
                                    OR (
                                      STRPOS(LOWER("t12"."product"), 'standard edition') > 0
                                    )
                                    THEN 'Standard Edition'
                                    WHEN STRPOS(LOWER("t12"."product"), 'weblogic') > 0
                                    THEN 'WebLogic Server Standard Edition'
                                    ELSE 'Standard Edition 2'
                                  END,
                                  '?'
                                )
                              ),
                              ': '
                            ),
                            COALESCE(
                              IF(
                                "t12"."vcpus" = 1,
                                '1 vCPU',
                                CONCAT(COALESCE(CAST("t12"."vcpus" AS VARCHAR), '?'), ' vCPUs')
                              ),
                              '?'
                            )
                          ),
                          ', and a machine may have at most '
                        ),
                        COALESCE(
                          CAST(CASE
                            WHEN (
                              STRPOS(LOWER("t12"."product"), 'standard2') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard_2') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard_edition_2') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard edition 2') > 0
                            )
                            THEN 8
                            WHEN (
                              STRPOS(LOWER("t12"."product"), 'standard_one') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard_edition_one') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard edition one') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard1') > 0
                            )
                            THEN 8
                            WHEN (
                              STRPOS(LOWER("t12"."product"), 'database_standard') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard_edition') > 0
                            )
                            OR (
                              STRPOS(LOWER("t12"."product"), 'standard edition') > 0
                            )
                            THEN 16
                            WHEN STRPOS(LOWER("t12"."product"), 'weblogic') > 0
                            THEN CAST(NULL AS BIGINT)
                            ELSE 8
                          END AS VARCHAR),
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
                FROM "t10" AS "t11"
                WHERE
                  "t11"."cloud" IS NOT NULL
              ) AS "t12"
            ) AS "t19"
          ) AS "t22"
        ) AS "t24"
      ) AS "t32"
    ) AS "t33"
  ) AS "t34"
) AS "t35"
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t6"."product",
      "t6"."thing",
      "t6"."machines",
      IF("t6"."_reason" IS NULL, "t6"."_quantity", CAST(NULL AS DOUBLE)) AS "quantity",
      COALESCE("t6"."_reason", "t6"."_rule") AS "rule",
      "t6"."_alone" AS "alone",
      "t6"."_alone_rule" AS "alone_rule",
      "t6"."_people" AS "people",
      "t6"."_least" AS "least",
      "t6"."_step" AS "step",
      "t6"."_version" AS "version"
    FROM (
      SELECT
        "t5"."product",
        "t5"."thing",
        "t5"."machines",
        CAST(0.0 AS DOUBLE) AS "_quantity",
        'a device from which the program is used has no processor to license' AS "_rule",
        CAST(NULL AS VARCHAR) AS "_reason",
        CAST(NULL AS DOUBLE) AS "_alone",
        CAST(NULL AS VARCHAR) AS "_alone_rule",
        CAST(NULL AS DOUBLE) AS "_people",
        CAST(NULL AS DOUBLE) AS "_least",
        CAST(NULL AS DOUBLE) AS "_step",
        CAST(NULL AS VARCHAR) AS "_version"
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
          0 AS "machines"
        FROM (
          SELECT
            *
          FROM "t2" AS "t3"
          WHERE
            "t3"."device" = 1
        ) AS "t4"
      ) AS "t5"
    ) AS "t6"
  ) AS "t8"
) AS "t9"
