package pl.nurt.bridge.portal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import pl.nurt.bridge.portal.FakePortal.Trouble;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What people at the portal want of a bridge: commands and configurations, and what the bridge answered. */
final class FakeOffice {
    private static final JsonMapper JSON = new JsonMapper();

    record CommandAnswer(long id, JsonNode body) {
        String state() {
            return body.path("state").asString();
        }
    }

    record Outcome(long version, JsonNode body) {
        String state() {
            return body.path("state").asString();
        }
    }

    private final Map<Long, ObjectNode> open = new ConcurrentSkipListMap<>();
    private final Map<Long, JsonNode> configurations = new ConcurrentSkipListMap<>();
    private final List<CommandAnswer> answers = new CopyOnWriteArrayList<>();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final List<JsonNode> wishes = new CopyOnWriteArrayList<>();
    private final Queue<Trouble> troubles = new ConcurrentLinkedQueue<>();
    private volatile int answersToLose;
    private volatile Predicate<JsonNode> unacceptable = answer -> false;

    void command(long id, String kind, Instant expiresAt, Map<String, Object> details) {
        ObjectNode command = JSON.valueToTree(details);
        command.put("id", id).put("kind", kind).put("expiresAt", expiresAt.toString());
        synchronized (this) {
            open.put(id, command);
            notifyAll();
        }
    }

    void publish(long version, String document) {
        configurations.put(version, JSON.readTree(document));
    }

    OptionalLong newestVersion() {
        return configurations.keySet().stream().mapToLong(Long::longValue).max();
    }

    /** The next answers to commands are heard and forgotten, and the bridge is told 500. */
    void loseAnswers(int count) {
        answersToLose = count;
    }

    List<CommandAnswer> answers() {
        return answers;
    }

    /** Such answers to commands are refused with 400. */
    void refuseAnswers(Predicate<JsonNode> which) {
        unacceptable = which;
    }

    /** Answers the next questions for commands with these, one after the other. */
    void trouble(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** The answers to one command, in order. */
    Stream<String> states(long id) {
        return answers.stream().filter(answer -> answer.id() == id).map(CommandAnswer::state);
    }

    List<Outcome> outcomes() {
        return outcomes;
    }

    List<JsonNode> wishes() {
        return wishes;
    }

    Trouble handle(String path, JsonNode body) {
        var parts = path.split("/");
        if (path.equals("commands/next")) {
            return next(body);
        }
        if (path.matches("commands/\\d+/answer")) {
            return answered(Long.parseLong(parts[1]), body);
        }
        if (path.matches("configuration/\\d+")) {
            var version = Long.parseLong(parts[1]);
            var document = configurations.get(version);
            return document == null
                    ? Trouble.of(404)
                    : new Trouble(
                            200, JSON.writeValueAsString(Map.of("version", version, "document", document)), Map.of());
        }
        if (path.matches("configuration/\\d+/outcome")) {
            outcomes.add(new Outcome(Long.parseLong(parts[1]), body));
            return Trouble.of(204);
        }
        return Trouble.of(404);
    }

    private synchronized Trouble next(JsonNode wish) {
        wishes.add(wish);
        var trouble = troubles.poll();
        if (trouble != null) {
            return trouble;
        }
        var running = wish.path("running").valueStream().map(JsonNode::asLong).toList();
        var until = System.nanoTime() + wish.path("waitSeconds").asLong() * 1_000_000_000;
        while (true) {
            var commands = open.values().stream()
                    .filter(c -> !running.contains(c.path("id").asLong()))
                    .toList();
            var left = (until - System.nanoTime()) / 1_000_000;
            if (!commands.isEmpty() || left <= 0) {
                return new Trouble(200, JSON.writeValueAsString(Map.of("commands", commands)), Map.of());
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Trouble.of(503);
            }
        }
    }

    private synchronized Trouble answered(long id, JsonNode answer) {
        if (answersToLose > 0) {
            answersToLose--;
            return Trouble.of(500);
        }
        if (unacceptable.test(answer)) {
            return Trouble.of(400);
        }
        answers.add(new CommandAnswer(id, answer));
        if (!answer.path("state").asString().equals("PROGRESS")) {
            open.remove(id);
        }
        return Trouble.of(204);
    }
}
