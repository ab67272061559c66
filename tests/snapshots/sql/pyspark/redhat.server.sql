WITH `t4` AS (
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
)
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t17`.`product`,
      `t17`.`thing`,
      `t17`.`machines`,
      IF(`t17`.`_reason` IS NULL, `t17`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t17`.`_reason`, `t17`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t16`.`product`,
        `t16`.`thing`,
        `t16`.`machines`,
        `t16`.`guests`,
        `t16`.`native`,
        `t16`.`homeless`,
        `t16`.`processors`,
        `t16`.`cores`,
        `t16`.`cpu_model`,
        `t16`.`version`,
        `t16`.`cluster`,
        `t16`.`vcenter`,
        `t16`.`vcpus`,
        CAST(CAST(CEIL(CAST(`t16`.`processors` AS DOUBLE) / 2) AS BIGINT) AS DOUBLE) AS `_quantity`,
        CONCAT(
          CONCAT(
            '',
            COALESCE(
              IF(
                `t16`.`processors` = 1,
                '1 socket',
                CONCAT(
                  CONCAT('', COALESCE(CAST(`t16`.`processors` AS STRING), '?')),
                  COALESCE(' sockets', '?')
                )
              ),
              '?'
            )
          ),
          COALESCE(', 2 to a subscription (Red Hat subscription rules of 2013-11)', '?')
        ) AS `_rule`,
        CASE
          WHEN (
            `t16`.`processors` IS NULL
          ) AND (
            `t16`.`homeless` > 0
          )
          THEN CONCAT(
            CONCAT(
              CONCAT('', COALESCE('not counted: the host of ', '?')),
              COALESCE(`t16`.`thing`, '?')
            ),
            COALESCE(' is not known', '?')
          )
          WHEN `t16`.`processors` IS NULL
          THEN CONCAT(
            CONCAT(
              CONCAT(
                CONCAT(CONCAT('', COALESCE('not counted: the ', '?')), COALESCE('sockets', '?')),
                COALESCE(' of ', '?')
              ),
              COALESCE(`t16`.`thing`, '?')
            ),
            COALESCE(' are not known', '?')
          )
          ELSE NULL
        END AS `_reason`
      FROM (
        SELECT
          `t15`.`product`,
          `t15`.`thing`,
          `t15`.`machines`,
          `t15`.`guests`,
          `t15`.`native`,
          `t15`.`homeless`,
          `t15`.`processors`,
          `t15`.`cores`,
          `t15`.`cpu_model`,
          `t15`.`version`,
          `t15`.`cluster`,
          `t15`.`vcenter`,
          `t15`.`vcpus`
        FROM (
          SELECT
            `t13`.`product`,
            `t13`.`thing`,
            `t13`.`machines`,
            `t13`.`guests`,
            `t13`.`native`,
            `t13`.`vcpus_known`,
            `t13`.`vcpus_unknown`,
            `t13`.`homeless`,
            `t13`.`processors`,
            `t13`.`cores`,
            `t13`.`cpu_model`,
            `t13`.`version`,
            `t13`.`cluster`,
            `t13`.`vcenter`,
            IF(`t13`.`vcpus_unknown` > 0, CAST(NULL AS BIGINT), `t13`.`vcpus_known`) AS `vcpus`
          FROM (
            SELECT
              `t10`.`product`,
              `t10`.`thing`,
              SUM(`t10`.`rows`) AS `machines`,
              SUM(`t10`.`virtual`) AS `guests`,
              MAX(1 - `t10`.`virtual`) AS `native`,
              SUM(`t10`.`virtual` * COALESCE(`t10`.`vcpus`, 0)) AS `vcpus_known`,
              SUM(`t10`.`virtual` * IF(`t10`.`vcpus` IS NULL, 1, 0)) AS `vcpus_unknown`,
              MAX(`t10`.`homeless`) AS `homeless`,
              MAX(`t10`.`processors`) AS `processors`,
              MAX(`t10`.`cores`) AS `cores`,
              MAX(`t10`.`cpu_model`) AS `cpu_model`,
              MAX(`t10`.`version`) AS `version`,
              MAX(`t10`.`cluster`) AS `cluster`,
              MAX(`t10`.`vcenter`) AS `vcenter`
            FROM (
              SELECT
                *
              FROM (
                SELECT
                  *
                FROM `t4` AS `t5`
                WHERE
                  `t5`.`virtual` = 0
              ) AS `t7`
              WHERE
                `t7`.`device` = 0
            ) AS `t10`
            GROUP BY
              1,
              2
          ) AS `t13`
        ) AS `t15`
      ) AS `t16`
    ) AS `t17`
  ) AS `t18`
) AS `t19`
UNION ALL
SELECT
  *
FROM (
  SELECT
    *
  FROM (
    SELECT
      `t11`.`product`,
      `t11`.`thing`,
      `t11`.`machines`,
      IF(`t11`.`_reason` IS NULL, `t11`.`_quantity`, CAST(NULL AS DOUBLE)) AS `quantity`,
      COALESCE(`t11`.`_reason`, `t11`.`_rule`) AS `rule`
    FROM (
      SELECT
        `t9`.`product`,
        `t9`.`machine`,
        `t9`.`rows`,
        `t9`.`version`,
        `t9`.`vcpus`,
        `t9`.`users`,
        `t9`.`cluster`,
        `t9`.`vcenter`,
        `t9`.`environment`,
        `t9`.`virtual`,
        `t9`.`device`,
        `t9`.`thing`,
        `t9`.`processors`,
        `t9`.`cores`,
        `t9`.`cpu_model`,
        `t9`.`machines`,
        CAST('0.5' AS DOUBLE) AS `_quantity`,
        'a virtual machine, 2 to a subscription (Red Hat subscription rules of 2013-11)' AS `_rule`,
        CAST(NULL AS STRING) AS `_reason`
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
          `t8`.`thing`,
          `t8`.`processors`,
          `t8`.`cores`,
          `t8`.`cpu_model`,
          `t8`.`machines`
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
            `t6`.`machine` AS `thing`,
            `t6`.`processors`,
            `t6`.`cores`,
            `t6`.`cpu_model`,
            `t6`.`rows` AS `machines`
          FROM (
            SELECT
              *
            FROM `t4` AS `t5`
            WHERE
              `t5`.`virtual` = 1
          ) AS `t6`
        ) AS `t8`
      ) AS `t9`
    ) AS `t11`
  ) AS `t12`
) AS `t14`
