package pl.nurt.platform.files.internal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pl.nurt.platform.NotFoundException;
import pl.nurt.platform.api.NothingHere;
import pl.nurt.platform.files.FileName;
import pl.nurt.platform.files.NotScannedYetException;
import pl.nurt.platform.files.StoredFileId;
import pl.nurt.platform.files.StoredFiles;

/**
 * Hands files out to whom their room lets read them: streamed, to be saved and never shown inside the portal.
 *
 * <p>A number that belongs to somebody else answers like one that does not exist.
 */
@RestController
class FilesController {
    private final StoredFiles files;
    private final NothingHere nothing;

    FilesController(StoredFiles files, NothingHere nothing) {
        this.files = files;
        this.nothing = nothing;
    }

    @GetMapping("/files/{id:[0-9]{1,18}}")
    void download(@PathVariable long id, HttpServletResponse response) throws IOException {
        var file = files.forReader(new StoredFileId(id));
        try (var content = files.open(file)) {
            response.setContentType(file.mediaType());
            response.setContentLengthLong(file.size());
            response.setHeader("Content-Disposition", FileName.attachment(file.name()));
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "private, no-store");
            // Should a browser show it all the same, nothing in it runs and it belongs to no one's session.
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            content.transferTo(response.getOutputStream());
        }
    }

    /** What is no number is no page either. */
    @GetMapping("/files/*")
    ResponseEntity<String> noFile() {
        return nothing.page();
    }

    @ExceptionHandler
    ResponseEntity<String> notTheirs(NotFoundException notTheirs) {
        return nothing.page();
    }

    @ExceptionHandler
    ResponseEntity<String> notYet(NotScannedYetException notYet) {
        return ResponseEntity.status(HttpStatus.LOCKED)
                .contentType(MediaType.TEXT_PLAIN)
                .body("Not scanned yet / Plik czeka na sprawdzenie");
    }
}
