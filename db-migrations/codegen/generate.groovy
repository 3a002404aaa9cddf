// Migrates a throw-away PostgreSQL and lets jOOQ describe it in Java. Does nothing while SQL and settings are what they were.
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.security.MessageDigest
import org.flywaydb.core.Flyway
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.Jdbc

java.util.logging.Logger.getLogger('org.flywaydb').level = java.util.logging.Level.WARNING

def migrations = new File(project.basedir, '../db-migrations')
def output = new File(project.build.directory, 'generated-sources/jooq')
def stamp = new File(project.build.directory, 'jooq.sha256')

def inputs = new File(migrations, 'sql').listFiles().sort() + new File(migrations, 'codegen').listFiles().sort()
def digest = MessageDigest.getInstance('SHA-256')
inputs.each { digest.update(it.name.bytes); digest.update(it.bytes) }
def hash = digest.digest().encodeHex().toString()

project.addCompileSourceRoot(output.path)
if (output.directory && stamp.file && stamp.text == hash) {
  log.info('jOOQ: schema unchanged')
  return
}

EmbeddedPostgres.builder().start().withCloseable { postgres ->
  def url = postgres.getJdbcUrl('postgres', 'postgres')
  Flyway.configure().dataSource(url, 'postgres', '')
      .locations('filesystem:' + new File(migrations, 'sql').path).load().migrate()

  def configuration = new File(migrations, 'codegen/jooq.xml').withInputStream { GenerationTool.load(it) }
  configuration.jdbc = new Jdbc().withDriver('org.postgresql.Driver').withUrl(url).withUser('postgres')
  configuration.generator.target.directory = output.path
  GenerationTool.generate(configuration)
}
stamp.text = hash
