WITH `t6` AS (
  SELECT
    `t5`.`product`,
    `t5`.`machine`,
    `t5`.`rows`,
    `t5`.`version`,
    `t5`.`vcpus`,
    `t5`.`users`,
    `t5`.`cluster`,
    `t5`.`vcenter`,
    `t5`.`environment`,
    `t5`.`virtual`,
    `t5`.`device`,
    `t5`.`homeless`,
    `t5`.`thing`,
    `t5`.`processors`,
    `t5`.`cores`,
    `t5`.`cpu_model`,
    `t5`.`passive`,
    `t5`.`size`,
    ROW_NUMBER() OVER (
      PARTITION BY `t5`.`product`, `t5`.`passive`
      ORDER BY `t5`.`size` DESC, `t5`.`machine` ASC NULLS LAST
    ) - 1 AS `place`
  FROM (
    SELECT
      `t4`.`product`,
      `t4`.`machine`,
      `t4`.`rows`,
      `t4`.`version`,
      `t4`.`vcpus`,
      `t4`.`users`,
      `t4`.`cluster`,
      `t4`.`vcenter`,
      `t4`.`environment`,
      `t4`.`virtual`,
      `t4`.`device`,
      `t4`.`homeless`,
      `t4`.`thing`,
      `t4`.`processors`,
      `t4`.`cores`,
      `t4`.`cpu_model`,
      IF(
        COALESCE(
          `t4`.`environment` IN (
            'passive',
            'standby',
            'failover',
            'fail-over',
            'disaster recovery',
            'dr',
            'secondary'
          ),
          FALSE
        ),
        1,
        0
      ) AS `passive`,
      COALESCE(IF(`t4`.`virtual` = 1, `t4`.`vcpus`, `t4`.`cores`), 0) AS `size`
    FROM (
      SELECT
        *
      FROM (
        SELECT
          `t2`.`product`,
          `t2`.`machine`,
          `t2`.`rows`,
          `t2`.`version`,
          `t2`.`vcpus`,
          `t2`.`users`,
          `t2`.`cluster`,
          `t2`.`vcenter`,
          IF(`t2`.`active` > 0, CAST(NULL AS STRING), `t2`.`environment`) AS `environment`,
          IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), 1, 0) AS `virtual`,
          IF(`t2`.`kind` = 'device', 1, 0) AS `device`,
          IF(COALESCE(`t2`.`kind` = 'virtual', FALSE) AND (
            `t2`.`host` IS NULL
          ), 1, 0) AS `homeless`,
          IF(
            COALESCE(`t2`.`kind` = 'virtual', FALSE),
            COALESCE(`t2`.`host`, `t2`.`machine`),
            `t2`.`machine`
          ) AS `thing`,
          IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), `t2`.`host_processors`, `t2`.`processors`) AS `processors`,
          IF(COALESCE(`t2`.`kind` = 'virtual', FALSE), `t2`.`host_cores`, `t2`.`cores`) AS `cores`,
          IF(
            COALESCE(`t2`.`kind` = 'virtual', FALSE),
            COALESCE(`t2`.`host_cpu_model`, `t2`.`cpu_model`),
            `t2`.`cpu_model`
          ) AS `cpu_model`
        FROM (
          SELECT
            `t1`.`product`,
            `t1`.`machine`,
            COUNT(*) AS `rows`,
            MIN(LOWER(`t1`.`environment`)) AS `environment`,
            MAX(IF(`t1`.`environment` IS NULL, 1, 0)) AS `active`,
            MAX(`t1`.`kind`) AS `kind`,
            MAX(`t1`.`cpu_model`) AS `cpu_model`,
            MAX(`t1`.`host`) AS `host`,
            MAX(`t1`.`host_cpu_model`) AS `host_cpu_model`,
            MAX(`t1`.`cluster`) AS `cluster`,
            MAX(`t1`.`vcenter`) AS `vcenter`,
            MAX(`t1`.`version`) AS `version`,
            MAX(`t1`.`processors`) AS `processors`,
            MAX(`t1`.`cores`) AS `cores`,
            MAX(`t1`.`vcpus`) AS `vcpus`,
            MAX(`t1`.`host_processors`) AS `host_processors`,
            MAX(`t1`.`host_cores`) AS `host_cores`,
            MAX(`t1`.`users`) AS `users`
          FROM (
            SELECT
              `t0`.`product`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`version`) = '', NULL, `t0`.`version`) AS `version`,
              `t0`.`machine`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`kind`) = '', NULL, `t0`.`kind`) AS `kind`,
              IF(`t0`.`processors` > 0, `t0`.`processors`, NULL) AS `processors`,
              IF(`t0`.`cores` > 0, `t0`.`cores`, NULL) AS `cores`,
              IF(`t0`.`vcpus` > 0, `t0`.`vcpus`, NULL) AS `vcpus`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cpu_model`) = '', NULL, `t0`.`cpu_model`) AS `cpu_model`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`environment`) = '', NULL, `t0`.`environment`) AS `environment`,
              `t0`.`users`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host`) = '', NULL, `t0`.`host`) AS `host`,
              IF(`t0`.`host_processors` > 0, `t0`.`host_processors`, NULL) AS `host_processors`,
              IF(`t0`.`host_cores` > 0, `t0`.`host_cores`, NULL) AS `host_cores`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`host_cpu_model`) = '', NULL, `t0`.`host_cpu_model`) AS `host_cpu_model`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`cluster`) = '', NULL, `t0`.`cluster`) AS `cluster`,
              IF(TRIM(' \t\n\r\013\014' FROM `t0`.`vcenter`) = '', NULL, `t0`.`vcenter`) AS `vcenter`
            FROM `footprint` AS `t0`
          ) AS `t1`
          GROUP BY
            1,
            2
        ) AS `t2`
      ) AS `t3`
      WHERE
        `t3`.`device` = 0
    ) AS `t4`
  ) AS `t5`
), `t13` AS (
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
    `t12`.`size`,
    `t12`.`place`,
    `t12`.`_of`,
    `t12`.`licensed`,
    (
      `t12`.`passive` = 1
    )
    AND (
      `t12`.`place` < (
        `t12`.`licensed` * 2
      )
    ) AS `freed`
  FROM (
    SELECT
      `t8`.`product`,
      `t8`.`machine`,
      `t8`.`rows`,
      `t8`.`version`,
      `t8`.`vcpus`,
      `t8`.`users`,
      `t8`.`cluster`,
      `t8`.`vcenter`,
      `t8`.`environment`,
      `t8`.`virtual`,
      `t8`.`device`,
      `t8`.`homeless`,
      `t8`.`thing`,
      `t8`.`processors`,
      `t8`.`cores`,
      `t8`.`cpu_model`,
      `t8`.`passive`,
      `t8`.`size`,
      `t8`.`place`,
      `t11`.`_of`,
      `t11`.`licensed`
    FROM `t6` AS `t8`
    LEFT OUTER JOIN (
      SELECT
        `t9`.`product` AS `_of`,
        `t9`.`licensed`
      FROM (
        SELECT
          `t7`.`product`,
          SUM(1 - `t7`.`passive`) AS `licensed`
        FROM `t6` AS `t7`
        GROUP BY
          1
      ) AS `t9`
    ) AS `t11`
      ON `t8`.`product` = `t11`.`_of`
  ) AS `t12`
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t23`.`product`,
      `t23`.`thing`,
      `t23`.`machines`,
      IF(`t23`.`_reason` IS NULL, `t23`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t23`.`_reason`, `t23`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t19`.`product`,
        `t19`.`machine`,
        `t19`.`rows`,
        `t19`.`version`,
        `t19`.`vcpus`,
        `t19`.`users`,
        `t19`.`cluster`,
        `t19`.`vcenter`,
        `t19`.`environment`,
        `t19`.`virtual`,
        `t19`.`device`,
        `t19`.`thing`,
        `t19`.`processors`,
        `t19`.`cores`,
        `t19`.`cpu_model`,
        `t19`.`passive`,
        `t19`.`size`,
        `t19`.`place`,
        `t19`.`_of`,
        `t19`.`licensed`,
        `t19`.`freed`,
        `t19`.`machines`,
        `t19`.`has`,
        1.0 AS `_quantity`,
        CONCAT(
          CONCAT(
            '',
            COALESCE(
              IF(
                `t19`.`has` > 20,
                CONCAT(
                  CONCAT(
                    CONCAT('', COALESCE('one for the machine, which may use 20 of its ', '?')),
                    COALESCE(CAST(`t19`.`has` AS STRING), '?')
                  ),
                  COALESCE(' cores; all of them need core licences', '?')
                ),
                CONCAT(
                  CONCAT(
                    CONCAT('', COALESCE('one for the machine: ', '?')),
                    COALESCE(
                      IF(
                        `t19`.`has` = 1,
                        '1 core',
                        CONCAT(CONCAT('', COALESCE(CAST(`t19`.`has` AS STRING), '?')), COALESCE(' cores', '?'))
                      ),
                      '?'
                    )
                  ),
                  COALESCE(', at most 20', '?')
                )
              ),
              '?'
            )
          ),
          COALESCE(' (SQL Server licensing guide of 2012-04)', '?')
        ) AS `_rule`,
        CASE
          WHEN `t19`.`has` IS NULL
          THEN CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('cores', '?')),
                COALESCE(' of ', '?')
              ),
              COALESCE(`t19`.`thing`, '?')
            ),
            COALESCE(' are not known', '?')
          )
          ELSE NULL
        END AS `_reason`
      FROM (
        SELECT
          `t18`.`product`,
          `t18`.`machine`,
          `t18`.`rows`,
          `t18`.`version`,
          `t18`.`vcpus`,
          `t18`.`users`,
          `t18`.`cluster`,
          `t18`.`vcenter`,
          `t18`.`environment`,
          `t18`.`virtual`,
          `t18`.`device`,
          `t18`.`thing`,
          `t18`.`processors`,
          `t18`.`cores`,
          `t18`.`cpu_model`,
          `t18`.`passive`,
          `t18`.`size`,
          `t18`.`place`,
          `t18`.`_of`,
          `t18`.`licensed`,
          `t18`.`freed`,
          `t18`.`machines`,
          `t18`.`has`
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
            `t16`.`size`,
            `t16`.`place`,
            `t16`.`_of`,
            `t16`.`licensed`,
            `t16`.`freed`,
            `t16`.`rows` AS `machines`,
            IF(`t16`.`virtual` = 1, `t16`.`vcpus`, `t16`.`cores`) AS `has`
          FROM (
            SELECT
              *
            FROM `t13` AS `t14`
            WHERE
              NOT (
                `t14`.`freed`
              )
          ) AS `t16`
        ) AS `t18`
      ) AS `t19`
    ) AS `t23`
  ) AS `t24`
) AS `t25`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t20`.`product`,
      `t20`.`thing`,
      `t20`.`machines`,
      IF(`t20`.`_reason` IS NULL, `t20`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t20`.`_reason`, `t20`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t17`.`product`,
        `t17`.`machine`,
        `t17`.`rows`,
        `t17`.`version`,
        `t17`.`vcpus`,
        `t17`.`users`,
        `t17`.`cluster`,
        `t17`.`vcenter`,
        `t17`.`environment`,
        `t17`.`virtual`,
        `t17`.`device`,
        `t17`.`homeless`,
        `t17`.`thing`,
        `t17`.`processors`,
        `t17`.`cores`,
        `t17`.`cpu_model`,
        `t17`.`passive`,
        `t17`.`size`,
        `t17`.`place`,
        `t17`.`_of`,
        `t17`.`licensed`,
        `t17`.`freed`,
        `t17`.`machines`,
        0.0 AS `_quantity`,
        CONCAT(
          CONCAT(
            CONCAT('', COALESCE('not counted while it is passive (', '?')),
            COALESCE(`t17`.`environment`, '?')
          ),
          COALESCE(
            '): with Software Assurance one for high availability and one for disaster recovery for each licensed server (passive replicas of 2019-11)',
            '?'
          )
        ) AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`
      FROM (
        SELECT
          `t15`.`product`,
          `t15`.`machine`,
          `t15`.`rows`,
          `t15`.`version`,
          `t15`.`vcpus`,
          `t15`.`users`,
          `t15`.`cluster`,
          `t15`.`vcenter`,
          `t15`.`environment`,
          `t15`.`virtual`,
          `t15`.`device`,
          `t15`.`homeless`,
          `t15`.`machine` AS `thing`,
          `t15`.`processors`,
          `t15`.`cores`,
          `t15`.`cpu_model`,
          `t15`.`passive`,
          `t15`.`size`,
          `t15`.`place`,
          `t15`.`_of`,
          `t15`.`licensed`,
          `t15`.`freed`,
          `t15`.`rows` AS `machines`
        FROM (
          SELECT
            *
          FROM `t13` AS `t14`
          WHERE
            `t14`.`freed`
        ) AS `t15`
      ) AS `t17`
    ) AS `t20`
  ) AS `t21`
) AS `t22`
