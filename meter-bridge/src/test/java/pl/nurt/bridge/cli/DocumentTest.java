package pl.nurt.bridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import pl.nurt.bridge.config.ConfigException;
import pl.nurt.bridge.simulator.ParkFile;

/** What {@code docs/meter-bridge.md} tells a technician to write and to type is true. */
class DocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/meter-bridge.md");
    private static final Pattern YAML = Pattern.compile("(?ms)^( *)```yaml\n(.*?)^ *```");
    private static final Pattern COMMAND_LINE = Pattern.compile("(?m)^ *\\$ \\./nurt bridge (.*)$");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");

    @TempDir
    private Path folder;

    private static String document() throws IOException {
        return Files.readString(DOCUMENT);
    }

    private static List<String> yamlBlocks() throws IOException {
        var blocks = new ArrayList<String>();
        var matcher = YAML.matcher(document());
        while (matcher.find()) {
            blocks.add(matcher.group(2).replaceAll("(?m)^" + matcher.group(1), ""));
        }
        return blocks;
    }

    /** A part of a configuration, put where it belongs. */
    private static String whole(String part) {
        var portal = part.contains("portal:")
                ? ""
                : "portal: { url: 'https://portal.example.pl', apiKeyFile: api-key, configuration: true }\n";
        return portal + part;
    }

    @Test
    void every_configuration_in_it_is_good() throws IOException {
        Files.writeString(folder.resolve("api-key"), "k");
        var blocks = yamlBlocks();
        assertThat(blocks)
                .hasSizeGreaterThan(4)
                .allMatch(b -> b.startsWith("# bridge.yaml") || b.startsWith("# park.yaml"));
        for (var block : blocks) {
            if (block.startsWith("# park.yaml")) {
                assertThat(catchProblems(block)).isEmpty();
            } else {
                var cli = new Cli();
                var file = Files.writeString(folder.resolve("bridge.yaml"), whole(block));
                assertThat(cli.run("check-config", file.toString()))
                        .as(cli.err() + block)
                        .isZero();
            }
        }
    }

    private static String catchProblems(String park) {
        try {
            ParkFile.parse("park.yaml", park, Clock.systemUTC());
            return "";
        } catch (ConfigException e) {
            return String.join("\n", e.problems());
        }
    }

    @Test
    void every_command_line_in_it_can_be_typed() throws IOException {
        var matcher = COMMAND_LINE.matcher(document());
        var seen = new TreeSet<String>();
        while (matcher.find()) {
            var words = matcher.group(1).strip().split(" +");
            seen.add(words[0]);
            // Parsed with all its values and requirements, and not run.
            var parsed = BridgeCommand.commandLine().parseArgs(words);
            assertThat(parsed.subcommand()).as(matcher.group(1)).isNotNull();
        }
        assertThat(seen).contains("simulate", "search", "read", "poll", "check-config", "enrol", "run", "outbox");
    }

    @Test
    void every_option_named_in_it_exists() throws IOException {
        var known = new TreeSet<String>();
        BridgeCommand.commandLine().getSubcommands().values().forEach(command -> known.addAll(options(command)));
        // Of docker.
        known.add("--target");
        var named = new TreeSet<String>();
        var code = CODE.matcher(document());
        while (code.find()) {
            var option = OPTION.matcher(code.group(1));
            while (option.find()) {
                named.add(option.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(known).containsAll(named);
    }

    private static Set<String> options(CommandLine command) {
        return command.getCommandSpec().optionsMap().keySet();
    }

    @Test
    void it_explains_every_command() throws IOException {
        var text = document();
        assertThat(BridgeCommand.commandLine().getSubcommands().keySet())
                .filteredOn(name -> !name.equals("decode"))
                .allMatch(name -> text.contains("bridge " + name) || text.contains("`" + name));
    }
}
