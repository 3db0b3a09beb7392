-- What PostgreSQL knows to be needed by what; its own things need not be made.
SELECT DISTINCT d.classid, d.objid, d.refclassid, d.refobjid
FROM pg_depend d
WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND d.deptype <> 'e'
