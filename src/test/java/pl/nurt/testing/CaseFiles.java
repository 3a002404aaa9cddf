package pl.nurt.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the files of a {@link CaseTest}, and notes in {@code target/cases.txt} which agreed. */
class CaseFiles implements ArgumentsProvider, ExecutionCondition, TestWatcher {
    /** One line a file: AGREED, DIFFERS or UNJUDGED and its name. {@code ./nurt test --cases} counts them. */
    private static final Path NOTES = Path.of("target/cases.txt");

    @Override
    public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
        return files(kind(context).orElseThrow()).stream().map(Arguments::of);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        var kind = kind(context);
        if (kind.isEmpty() || !files(kind.get()).isEmpty()) {
            return ConditionEvaluationResult.enabled("there are case files");
        }
        var reason = "NO CASE FILES %s/%s IN %s: SKIPPED"
                .formatted(kind.get().value(), kind.get().files(), all());
        System.err.println(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note("AGREED", context);
    }

    @Override
    public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
        note("DIFFERS", context);
    }

    /** The test assumed that a program can judge the file, and it cannot. */
    @Override
    public void testAborted(ExtensionContext context, @Nullable Throwable cause) {
        note("UNJUDGED", context);
    }

    private static Optional<CaseTest> kind(ExtensionContext context) {
        return context.getElement().flatMap(method -> AnnotationSupport.findAnnotation(method, CaseTest.class));
    }

    /** The tests run in the folder src. */
    private static Path all() {
        return Path.of("..")
                .resolve(System.getProperty("nurt.cases", "../shared/cases"))
                .normalize();
    }

    private static List<CaseFile> files(CaseTest kind) {
        var folder = all().resolve(kind.value());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var wanted = FileSystems.getDefault().getPathMatcher("glob:" + kind.files());
        try (var files = Files.list(folder)) {
            return files.filter(file -> wanted.matches(file.getFileName()))
                    .sorted()
                    .map(file -> new CaseFile(file, kind.value() + "/" + file.getFileName()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static synchronized void note(String verdict, ExtensionContext context) {
        var line = "%s %s %s%n"
                .formatted(
                        verdict,
                        context.getDisplayName(),
                        context.getRequiredTestMethod().getName());
        try {
            Files.writeString(NOTES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
