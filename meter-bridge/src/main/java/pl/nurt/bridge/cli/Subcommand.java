package pl.nurt.bridge.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;

/** What every command of the bridge has: help, JSON instead of words, and the streams it was started with. */
abstract class Subcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "shows this text")
    private boolean help;

    @Option(names = "--json", description = "one JSON object per line instead of words; a failure is {\"error\":\"…\"}")
    private boolean json;

    /** Fields are set by picocli. */
    @SuppressWarnings("NullAway.Init")
    Subcommand() {}

    final boolean isJson() {
        return json;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** One result: an object, or words. */
    final synchronized void tell(String words, Consumer<JsonGenerator> properties) {
        out().println(json ? JsonLine.of(properties) : words);
        out().flush();
    }

    /** What is of no interest to a program. */
    final synchronized void remark(String words) {
        if (!json) {
            err().println(words);
            err().flush();
        }
    }

    /** The command line is wrong in a way that only the command itself can see. */
    final ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
