WITH `t4` AS (
  SELECT
    `t3`.`product`,
    `t3`.`machine`,
    `t3`.`rows`,
    `t3`.`version`,
    `t3`.`vcpus`,
    `t3`.`users`,
    `t3`.`cluster`,
    `t3`.`vcenter`,
    `t3`.`environment`,
    `t3`.`virtual`,
    `t3`.`device`,
    `t3`.`homeless`,
    `t3`.`thing`,
    `t3`.`processors`,
    `t3`.`cores`,
    `t3`.`cpu_model`,
    IF(
      COALESCE(`t3`.`environment` IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE)
      OR COALESCE(
        `t3`.`environment` IN ('passive', 'standby', 'disaster recovery', 'dr', 'secondary'),
        FALSE
      ),
      1,
      0
    ) AS `passive`,
    IF(
      COALESCE(`t3`.`environment` IN ('failover', 'fail-over', 'high availability', 'ha'), FALSE),
      1,
      0
    ) AS `available`,
    COALESCE(IF(`t3`.`virtual` = 1, `t3`.`vcpus`, `t3`.`cores`), 0) AS `size`
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t1`.`product`,
        `t1`.`machine`,
        `t1`.`rows`,
        `t1`.`version`,
        `t1`.`vcpus`,
        `t1`.`users`,
        `t1`.`cluster`,
        `t1`.`vcenter`,
        IF(`t1`.`active` > 0, CAST(NULL AS STRING), `t1`.`environment`) AS `environment`,
        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
        IF(`t1`.`kind` = 'device', 1, 0) AS `device`,
        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE) AND (
          `t1`.`host` IS NULL
        ), 1, 0) AS `homeless`,
        IF(
          COALESCE(`t1`.`kind` = 'virtual', FALSE),
          COALESCE(`t1`.`host`, `t1`.`machine`),
          `t1`.`machine`
        ) AS `thing`,
        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_processors`, `t1`.`processors`) AS `processors`,
        IF(COALESCE(`t1`.`kind` = 'virtual', FALSE), `t1`.`host_cores`, `t1`.`cores`) AS `cores`,
        IF(
          COALESCE(`t1`.`kind` = 'virtual', FALSE),
          COALESCE(`t1`.`host_cpu_model`, `t1`.`cpu_model`),
          `t1`.`cpu_model`
        ) AS `cpu_model`
      FROM (
        SELECT
          `t0`.`product`,
          `t0`.`machine`,
          COUNT(*) AS `rows`,
          MIN(
            LOWER(
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`)
            )
          ) AS `environment`,
          MAX(
            IF(
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) IS NULL,
              1,
              0
            )
          ) AS `active`,
          MAX(`t0`.`users`) AS `users`,
          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`)) AS `kind`,
          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`)) AS `cpu_model`,
          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`)) AS `host`,
          MAX(
            IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`)
          ) AS `host_cpu_model`,
          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`)) AS `cluster`,
          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`)) AS `vcenter`,
          MAX(IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`)) AS `version`,
          MAX(IF(`t0`.`processors` > 0, `t0`.`processors`, NULL)) AS `processors`,
          MAX(IF(`t0`.`cores` > 0, `t0`.`cores`, NULL)) AS `cores`,
          MAX(IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL)) AS `vcpus`,
          MAX(IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL)) AS `host_processors`,
          MAX(IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL)) AS `host_cores`
        FROM `footprint` AS `t0`
        GROUP BY
          1,
          2
      ) AS `t1`
    ) AS `t2`
    WHERE
      `t2`.`device` = 0
  ) AS `t3`
), `t14` AS (
  SELECT
    `t13`.`product`,
    `t13`.`machine`,
    `t13`.`rows`,
    `t13`.`version`,
    `t13`.`vcpus`,
    `t13`.`users`,
    `t13`.`cluster`,
    `t13`.`vcenter`,
    `t13`.`environment`,
    `t13`.`virtual`,
    `t13`.`device`,
    `t13`.`homeless`,
    `t13`.`thing`,
    `t13`.`processors`,
    `t13`.`cores`,
    `t13`.`cpu_model`,
    `t13`.`passive`,
    `t13`.`available`,
    `t13`.`size`,
    `t13`.`_of`,
    `t13`.`licensed`,
    `t13`.`place`,
    `t13`.`fits`,
    (
      `t13`.`fits` = 1
    ) AND (
      `t13`.`place` < (
        `t13`.`licensed` * 2
      )
    ) AS `freed`
  FROM (
    SELECT
      `t12`.`product`,
      `t12`.`machine`,
      `t12`.`rows`,
      `t12`.`version`,
      `t12`.`vcpus`,
      `t12`.`users`,
      `t12`.`cluster`,
      `t12`.`vcenter`,
      `t12`.`environment`,
      `t12`.`virtual`,
      `t12`.`device`,
      `t12`.`homeless`,
      `t12`.`thing`,
      `t12`.`processors`,
      `t12`.`cores`,
      `t12`.`cpu_model`,
      `t12`.`passive`,
      `t12`.`available`,
      `t12`.`size`,
      `t12`.`_of`,
      `t12`.`licensed`,
      ROW_NUMBER() OVER (
        PARTITION BY `t12`.`product`, `t12`.`fits`
        ORDER BY `t12`.`size` DESC, `t12`.`machine` ASC NULLS LAST
      ) - 1 AS `place`,
      `t12`.`fits`
    FROM (
      SELECT
        `t11`.`product`,
        `t11`.`machine`,
        `t11`.`rows`,
        `t11`.`version`,
        `t11`.`vcpus`,
        `t11`.`users`,
        `t11`.`cluster`,
        `t11`.`vcenter`,
        `t11`.`environment`,
        `t11`.`virtual`,
        `t11`.`device`,
        `t11`.`homeless`,
        `t11`.`thing`,
        `t11`.`processors`,
        `t11`.`cores`,
        `t11`.`cpu_model`,
        `t11`.`passive`,
        `t11`.`available`,
        `t11`.`size`,
        `t11`.`_of`,
        `t11`.`licensed`,
        `t11`.`place`,
        IF(
          (
            `t11`.`passive` = 1
          )
          AND (
            (
              `t11`.`available` = 0
            )
            OR (
              `t11`.`place` < (
                `t11`.`licensed` * 1
              )
            )
          ),
          1,
          0
        ) AS `fits`
      FROM (
        SELECT
          `t10`.`product`,
          `t10`.`machine`,
          `t10`.`rows`,
          `t10`.`version`,
          `t10`.`vcpus`,
          `t10`.`users`,
          `t10`.`cluster`,
          `t10`.`vcenter`,
          `t10`.`environment`,
          `t10`.`virtual`,
          `t10`.`device`,
          `t10`.`homeless`,
          `t10`.`thing`,
          `t10`.`processors`,
          `t10`.`cores`,
          `t10`.`cpu_model`,
          `t10`.`passive`,
          `t10`.`available`,
          `t10`.`size`,
          `t10`.`_of`,
          `t10`.`licensed`,
          ROW_NUMBER() OVER (
            PARTITION BY `t10`.`product`, `t10`.`passive`, `t10`.`available`
            ORDER BY `t10`.`size` DESC, `t10`.`machine` ASC NULLS LAST
          ) - 1 AS `place`
        FROM (
          SELECT
            `t6`.`product`,
            `t6`.`machine`,
            `t6`.`rows`,
            `t6`.`version`,
            `t6`.`vcpus`,
            `t6`.`users`,
            `t6`.`cluster`,
            `t6`.`vcenter`,
            `t6`.`environment`,
            `t6`.`virtual`,
            `t6`.`device`,
            `t6`.`homeless`,
            `t6`.`thing`,
            `t6`.`processors`,
            `t6`.`cores`,
            `t6`.`cpu_model`,
            `t6`.`passive`,
            `t6`.`available`,
            `t6`.`size`,
            `t9`.`_of`,
            `t9`.`licensed`
          FROM `t4` AS `t6`
          LEFT OUTER JOIN (
            SELECT
              `t7`.`product` AS `_of`,
              `t7`.`licensed`
            FROM (
              SELECT
                `t5`.`product`,
                SUM(1 - `t5`.`passive`) AS `licensed`
              FROM `t4` AS `t5`
              GROUP BY
                1
            ) AS `t7`
          ) AS `t9`
            ON `t6`.`product` = `t9`.`_of`
        ) AS `t10`
      ) AS `t11`
    ) AS `t12`
  ) AS `t13`
), `t17` AS (
  SELECT
    *
  FROM `t14` AS `t15`
  WHERE
    NOT (
      `t15`.`freed`
    )
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t22`.`product`,
      `t22`.`thing`,
      `t22`.`machines`,
      IF(`t22`.`_reason` IS NULL, `t22`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t22`.`_reason`, `t22`.`_rule`) AS `rule`,
      `t22`.`_alone` AS `alone`,
      `t22`.`_alone_rule` AS `alone_rule`,
      `t22`.`_people` AS `people`,
      `t22`.`_least` AS `least`,
      `t22`.`_step` AS `step`,
      `t22`.`_version` AS `version`
    FROM (
      SELECT
        `t18`.`product`,
        `t18`.`thing`,
        `t18`.`machines`,
        0.0 AS `_quantity`,
        CONCAT(
          CONCAT('not counted while it is passive (', COALESCE(`t18`.`environment`, '?')),
          '): with Software Assurance one for any purpose and one for disaster recovery for each licensed server (passive replicas of 2019-11)'
        ) AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`,
        CAST(NULL AS DOUBLE) AS `_alone`,
        CAST(NULL AS STRING) AS `_alone_rule`,
        CAST(NULL AS DOUBLE) AS `_people`,
        CAST(NULL AS DOUBLE) AS `_least`,
        CAST(NULL AS DOUBLE) AS `_step`,
        CAST(NULL AS STRING) AS `_version`
      FROM (
        SELECT
          `t16`.`product`,
          `t16`.`machine`,
          `t16`.`rows`,
          `t16`.`version`,
          `t16`.`vcpus`,
          `t16`.`users`,
          `t16`.`cluster`,
          `t16`.`vcenter`,
          `t16`.`environment`,
          `t16`.`virtual`,
          `t16`.`device`,
          `t16`.`homeless`,
          `t16`.`machine` AS `thing`,
          `t16`.`processors`,
          `t16`.`cores`,
          `t16`.`cpu_model`,
          `t16`.`passive`,
          `t16`.`available`,
          `t16`.`size`,
          `t16`.`_of`,
          `t16`.`licensed`,
          `t16`.`place`,
          `t16`.`fits`,
          `t16`.`freed`,
          `t16`.`rows` AS `machines`
        FROM (
          SELECT
            *
          FROM `t14` AS `t15`
          WHERE
            `t15`.`freed`
        ) AS `t16`
      ) AS `t18`
    ) AS `t22`
  ) AS `t26`
) AS `t27`
UNION ALL
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
        `t29`.`product`,
        `t29`.`thing`,
        `t29`.`machines`,
        IF(`t29`.`_reason` IS NULL, `t29`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
        COALESCE(`t29`.`_reason`, `t29`.`_rule`) AS `rule`,
        `t29`.`_alone` AS `alone`,
        `t29`.`_alone_rule` AS `alone_rule`,
        `t29`.`_people` AS `people`,
        `t29`.`_least` AS `least`,
        `t29`.`_step` AS `step`,
        `t29`.`_version` AS `version`
      FROM (
        SELECT
          `t24`.`product`,
          `t24`.`thing`,
          `t24`.`machines`,
          CAST(IF(
            (
              `t24`.`vcpus` IS NOT NULL
            ) AND (
              4 IS NOT NULL
            ),
            IF(`t24`.`vcpus` >= 4, `t24`.`vcpus`, 4),
            NULL
          ) AS DOUBLE) AS `_quantity`,
          CONCAT(
            COALESCE(
              IF(
                `t24`.`vcpus` = 1,
                '1 vCPU',
                CONCAT(COALESCE(CAST(`t24`.`vcpus` AS STRING), '?'), ' vCPUs')
              ),
              '?'
            ),
            ', at least 4 for each virtual machine (SQL Server licensing guide of 2012-04)'
          ) AS `_rule`,
          CASE
            WHEN `t24`.`vcpus` IS NULL
            THEN CONCAT(
              CONCAT('not counted: the vCPUs of ', COALESCE(`t24`.`thing`, '?')),
              ' are not known'
            )
            ELSE NULL
          END AS `_reason`,
          CAST(NULL AS DOUBLE) AS `_alone`,
          CAST(NULL AS STRING) AS `_alone_rule`,
          CAST(NULL AS DOUBLE) AS `_people`,
          CAST(NULL AS DOUBLE) AS `_least`,
          CAST(NULL AS DOUBLE) AS `_step`,
          CAST(NULL AS STRING) AS `_version`
        FROM (
          SELECT
            `t23`.`product`,
            `t23`.`machine`,
            `t23`.`rows`,
            `t23`.`version`,
            `t23`.`vcpus`,
            `t23`.`users`,
            `t23`.`cluster`,
            `t23`.`vcenter`,
            `t23`.`environment`,
            `t23`.`virtual`,
            `t23`.`device`,
            `t23`.`thing`,
            `t23`.`processors`,
            `t23`.`cores`,
            `t23`.`cpu_model`,
            `t23`.`passive`,
            `t23`.`available`,
            `t23`.`size`,
            `t23`.`_of`,
            `t23`.`licensed`,
            `t23`.`place`,
            `t23`.`fits`,
            `t23`.`freed`,
            `t23`.`machines`
          FROM (
            SELECT
              `t20`.`product`,
              `t20`.`machine`,
              `t20`.`rows`,
              `t20`.`version`,
              `t20`.`vcpus`,
              `t20`.`users`,
              `t20`.`cluster`,
              `t20`.`vcenter`,
              `t20`.`environment`,
              `t20`.`virtual`,
              `t20`.`device`,
              `t20`.`homeless`,
              `t20`.`machine` AS `thing`,
              `t20`.`processors`,
              `t20`.`cores`,
              `t20`.`cpu_model`,
              `t20`.`passive`,
              `t20`.`available`,
              `t20`.`size`,
              `t20`.`_of`,
              `t20`.`licensed`,
              `t20`.`place`,
              `t20`.`fits`,
              `t20`.`freed`,
              `t20`.`rows` AS `machines`
            FROM (
              SELECT
                *
              FROM `t17` AS `t19`
              WHERE
                `t19`.`virtual` = 1
            ) AS `t20`
          ) AS `t23`
        ) AS `t24`
      ) AS `t29`
    ) AS `t32`
  ) AS `t34`
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      *
    FROM (
      SELECT
        `t36`.`product`,
        `t36`.`thing`,
        `t36`.`machines`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
        COALESCE(`t36`.`_reason`, `t36`.`_rule`) AS `rule`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_alone`, CAST(NULL AS DOUBLE)) AS `alone`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_alone_rule`, CAST(NULL AS STRING)) AS `alone_rule`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_people`, CAST(NULL AS DOUBLE)) AS `people`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_least`, CAST(NULL AS DOUBLE)) AS `least`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_step`, CAST(NULL AS DOUBLE)) AS `step`,
        IF(`t36`.`_reason` IS NULL, `t36`.`_version`, CAST(NULL AS STRING)) AS `version`
      FROM (
        SELECT
          `t35`.`product`,
          `t35`.`thing`,
          `t35`.`machines`,
          `t35`.`by_cores` AS `_quantity`,
          `t35`.`core_words` AS `_rule`,
          CASE
            WHEN (
              `t35`.`cores` IS NULL
            ) AND (
              `t35`.`homeless` > 0
            )
            THEN CONCAT(CONCAT('not counted: the host of ', COALESCE(`t35`.`thing`, '?')), ' is not known')
            WHEN `t35`.`cores` IS NULL
            THEN CONCAT(
              CONCAT('not counted: the cores of ', COALESCE(`t35`.`thing`, '?')),
              ' are not known'
            )
            WHEN `t35`.`processors` IS NULL
            THEN CONCAT(
              CONCAT('not counted: the processors of ', COALESCE(`t35`.`thing`, '?')),
              ' are not known'
            )
            ELSE NULL
          END AS `_reason`,
          CAST(NULL AS DOUBLE) AS `_alone`,
          CAST(NULL AS STRING) AS `_alone_rule`,
          CAST(NULL AS DOUBLE) AS `_people`,
          CAST(NULL AS DOUBLE) AS `_least`,
          CAST(NULL AS DOUBLE) AS `_step`,
          COALESCE(`t35`.`version`, '') AS `_version`
        FROM (
          SELECT
            `t33`.`product`,
            `t33`.`thing`,
            `t33`.`machines`,
            `t33`.`guests`,
            `t33`.`native`,
            `t33`.`homeless`,
            `t33`.`processors`,
            `t33`.`cores`,
            `t33`.`cpu_model`,
            `t33`.`version`,
            `t33`.`cluster`,
            `t33`.`vcenter`,
            `t33`.`vcpus`,
            `t33`.`reach`,
            IF(
              (
                `t33`.`cores` * CAST('1.0' AS DOUBLE)
              ) IS NOT NULL
              AND NOT ISNAN(`t33`.`cores` * CAST('1.0' AS DOUBLE))
              AND (
                (
                  `t33`.`processors` * 4
                ) IS NOT NULL
              ),
              IF(
                (
                  `t33`.`cores` * CAST('1.0' AS DOUBLE)
                ) >= (
                  `t33`.`processors` * 4
                ),
                `t33`.`cores` * CAST('1.0' AS DOUBLE),
                `t33`.`processors` * 4
              ),
              NULL
            ) AS `by_cores`,
            CONCAT(
              CONCAT(
                CONCAT(
                  CONCAT(
                    COALESCE(
                      IF(
                        `t33`.`cores` = 1,
                        '1 core',
                        CONCAT(COALESCE(CAST(`t33`.`cores` AS STRING), '?'), ' cores')
                      ),
                      '?'
                    ),
                    COALESCE('', '?')
                  ),
                  ' on '
                ),
                COALESCE(
                  IF(
                    `t33`.`processors` = 1,
                    '1 processor',
                    CONCAT(COALESCE(CAST(`t33`.`processors` AS STRING), '?'), ' processors')
                  ),
                  '?'
                )
              ),
              ', at least 4 each (SQL Server licensing guide of 2012-04)'
            ) AS `core_words`
          FROM (
            SELECT
              `t31`.`product`,
              `t31`.`thing`,
              `t31`.`machines`,
              `t31`.`guests`,
              `t31`.`native`,
              `t31`.`homeless`,
              `t31`.`processors`,
              `t31`.`cores`,
              `t31`.`cpu_model`,
              `t31`.`version`,
              `t31`.`cluster`,
              `t31`.`vcenter`,
              `t31`.`vcpus`,
              '' AS `reach`
            FROM (
              SELECT
                `t30`.`product`,
                `t30`.`thing`,
                `t30`.`machines`,
                `t30`.`guests`,
                `t30`.`native`,
                `t30`.`homeless`,
                `t30`.`processors`,
                `t30`.`cores`,
                `t30`.`cpu_model`,
                `t30`.`version`,
                `t30`.`cluster`,
                `t30`.`vcenter`,
                `t30`.`vcpus`
              FROM (
                SELECT
                  `t28`.`product`,
                  `t28`.`thing`,
                  `t28`.`machines`,
                  `t28`.`guests`,
                  `t28`.`native`,
                  `t28`.`vcpus_known`,
                  `t28`.`vcpus_unknown`,
                  `t28`.`homeless`,
                  `t28`.`processors`,
                  `t28`.`cores`,
                  `t28`.`cpu_model`,
                  `t28`.`version`,
                  `t28`.`cluster`,
                  `t28`.`vcenter`,
                  IF(`t28`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t28`.`vcpus_known`) AS `vcpus`
                FROM (
                  SELECT
                    `t25`.`product`,
                    `t25`.`thing`,
                    SUM(`t25`.`rows`) AS `machines`,
                    SUM(`t25`.`virtual`) AS `guests`,
                    MAX(1 - `t25`.`virtual`) AS `native`,
                    SUM(`t25`.`virtual` * COALESCE(`t25`.`vcpus`, 0)) AS `vcpus_known`,
                    SUM(`t25`.`virtual` * IF(`t25`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
                    MAX(`t25`.`homeless`) AS `homeless`,
                    MAX(`t25`.`processors`) AS `processors`,
                    MAX(`t25`.`cores`) AS `cores`,
                    MAX(`t25`.`cpu_model`) AS `cpu_model`,
                    MAX(`t25`.`version`) AS `version`,
                    MAX(`t25`.`cluster`) AS `cluster`,
                    MAX(`t25`.`vcenter`) AS `vcenter`
                  FROM (
                    SELECT
                      *
                    FROM (
                      SELECT
                        *
                      FROM `t17` AS `t19`
                      WHERE
                        `t19`.`virtual` = 0
                    ) AS `t21`
                    WHERE
                      `t21`.`device` = 0
                  ) AS `t25`
                  GROUP BY
                    1,
                    2
                ) AS `t28`
              ) AS `t30`
            ) AS `t31`
          ) AS `t33`
        ) AS `t35`
      ) AS `t36`
    ) AS `t37`
  ) AS `t38`
) AS `t39`
