package pl.nurt.platform.documents;

import org.springframework.stereotype.Service;
import pl.nurt.platform.documents.internal.PdfRendering;
import pl.nurt.platform.work.HeavyWork;

/** Makes documents: PDF/UA, tagged, with language, title and bookmarks. The same input makes the same bytes. */
@Service
public class Documents {
    private final HeavyWork heavyWork;
    private final PdfRendering rendering;

    Documents(HeavyWork heavyWork) {
        this.heavyWork = heavyWork;
        this.rendering = new PdfRendering();
    }

    /**
     * Fills the template and sets it on A4, headings as bookmarks, title and "page x of y" at the foot.
     *
     * @throws BrokenTemplateException if the template and the data do not fit together or the result is not well-formed
     */
    public byte[] pdf(DocumentTemplate template, Object data, DocumentFacts facts) {
        var body = template.fill(data);
        return heavyWork.compute(() -> rendering.pdf(body, facts));
    }
}
