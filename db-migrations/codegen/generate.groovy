// Migrates a throw-away PostgreSQL and lets jOOQ describe it in Java. Does nothing while SQL, settings, ids and codes are what they were.
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.security.MessageDigest
import java.sql.DriverManager
import org.flywaydb.core.Flyway
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.ForcedType
import org.jooq.meta.jaxb.Jdbc
import org.jooq.meta.jaxb.SchemaMappingType

java.util.logging.Logger.getLogger('org.flywaydb').level = java.util.logging.Level.WARNING

def migrations = new File(project.basedir, '../db-migrations')
def output = new File(project.build.directory, 'generated-sources/jooq')
def stamp = new File(project.build.directory, 'jooq.sha256')

// --- what the sources declare: records XId(long value), and enums with their constants ---------------------------------
def sources = new File(project.basedir, 'main/java')
def ids = [:].withDefault { [] }
def enums = []
sources.traverse(type: groovy.io.FileType.FILES, nameFilter: ~/.*\.java/, sort: { a, b -> a.path <=> b.path }) { file ->
  def text = file.getText('UTF-8').replaceAll(/(?s)\/\*.*?\*\//, '').replaceAll(/\/\/[^\n]*/, '')
  def name = file.name - '.java'
  def qualified = (sources.toPath().relativize(file.toPath()).toString() - '.java').replace(File.separator, '.')
  if (text =~ /record ${name}\(long value\)/ && name.endsWith('Id')) {
    ids[name.replaceAll(/([a-z0-9])([A-Z])/, '$1_$2').toLowerCase()] << qualified
  }
  def body = text =~ /(?s)public enum ${name}\b[^{]*\{(.*)/
  if (body) {
    def constants = [], depth = 0, word = new StringBuilder()
    for (c in body[0][1]) {
      if (c in ['(', '{']) depth++
      if (depth == 0 && c in [',', ';', '}']) {
        if (word.toString().trim()) constants << word.toString().trim()
        word.length = 0
        if (c != ',') break
      } else if (depth == 0) word << c
      if (c in [')', '}']) depth--
    }
    enums << [name: name, qualified: qualified, room: qualified.tokenize('.')[2], codes: constants.collect { it.replaceAll(/(?s)@\w+(\([^)]*\))?\s*/, '') } as Set]
  }
}
ids.each { column, types -> if (types.size() > 1) throw new IllegalStateException("$column could be any of $types: ids need names of their own") }

def inputs = ['sql', 'codegen'].collectMany { new File(migrations, it).listFiles().sort() as List }
def digest = MessageDigest.getInstance('SHA-256')
inputs.each { digest.update(it.name.bytes); digest.update(it.bytes) }
digest.update("$ids $enums".toString().getBytes('UTF-8'))
def hash = digest.digest().encodeHex().toString()

project.addCompileSourceRoot(output.path)
if (output.directory && stamp.file && stamp.text == hash) {
  log.info('jOOQ: schema unchanged')
  return
}

// Typed ids: table "x" has the key "x_id", and every column of that name is one. Who did something stands in "…_by".
def idTypes = ids.collect { column, types ->
  def type = types[0]
  new ForcedType().withUserType(type)
      .withConverter("org.jooq.Converter.ofNullable(Long.class, ${type}.class, ${type}::new, ${type}::value)")
      .withIncludeExpression(column == 'user_account_id' ? '.*\\.(user_account_id|[a-z_]+_by)' : ".*\\.$column")
      .withIncludeTypes('bigint|int8')
}

/** Codes are text with a check in SQL and an enum in Java: the one with the same constants, of the same room where several have them. */
def codeTypes = { String url ->
  def found = []
  DriverManager.getConnection(url, 'postgres', '').withCloseable { connection ->
    connection.createStatement().executeQuery('''
        select n.nspname, c.relname, a.attname, pg_get_constraintdef(k.oid)
        from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
        where k.contype = 'c' and cardinality(k.conkey) = 1 and not c.relispartition and a.atttypid = 'text'::regtype
        order by 1, 2, 3''').with { rows ->
      while (rows.next()) {
        def (schema, table, column, check) = (1..4).collect { rows.getString(it) }
        if (!(check ==~ /CHECK \(\(\(?\w+ = (ANY \(\(?ARRAY\[.*\]\)?(::text\[\])?\)|'\w+'::text)\)*\)?/)) continue
        def codes = (check =~ /'([^']*)'::/).collect { it[1] } as Set
        if (!codes.every { it ==~ /[A-Z][A-Z0-9_]*/ }) continue
        def same = enums.findAll { it.codes == codes }
        if (same.size() > 1) same = same.findAll { it.room == schema } ?: same
        if (same.size() > 1) {
          def words = [table, column].collect { it.split('_')*.capitalize().join('') }
          same = same.findAll { it.name == words.join('') } ?: same.findAll { it.name.endsWith(words[1]) && it.name.startsWith(words[0].take(4)) } ?: same
        }
        if (same.size() != 1) {
          throw new IllegalStateException("$schema.$table.$column holds the codes $codes; " + (same
              ? "several enums have them, and their names do not tell which is meant: ${same*.qualified}"
              : "no public enum has just these constants"))
        }
        found << new ForcedType().withUserType(same[0].qualified).withEnumConverter(true).withIncludeExpression("$schema\\.$table\\.$column")
      }
    }
  }
  found
}

EmbeddedPostgres.builder().start().withCloseable { postgres ->
  def url = postgres.getJdbcUrl('postgres', 'postgres')
  Flyway.configure().dataSource(url, 'postgres', '').outOfOrder(true)
      .locations('filesystem:' + new File(migrations, 'sql').path).load().migrate()

  def configuration = new File(migrations, 'codegen/jooq.xml').withInputStream { GenerationTool.load(it) }
  configuration.jdbc = new Jdbc().withDriver('org.postgresql.Driver').withUrl(url).withUser('postgres')
  configuration.generator.target.directory = output.path
  configuration.generator.database.forcedTypes.addAll(idTypes + codeTypes(url))
  // Every room's schema; Flyway keeps its own table in "public".
  DriverManager.getConnection(url, 'postgres', '').withCloseable { connection ->
    def rows = connection.createStatement().executeQuery(
        "select nspname from pg_namespace where nspname !~ '^pg_' and nspname not in ('information_schema', 'public') order by 1")
    while (rows.next()) configuration.generator.database.schemata.add(new SchemaMappingType().withInputSchema(rows.getString(1)))
  }
  GenerationTool.generate(configuration)
}
stamp.text = hash
