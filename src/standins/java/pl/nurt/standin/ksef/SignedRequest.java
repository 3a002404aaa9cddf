package pl.nurt.standin.ksef;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.KeyException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.xml.crypto.AlgorithmMethod;
import javax.xml.crypto.KeySelector;
import javax.xml.crypto.KeySelectorResult;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.XMLCryptoContext;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.X509Data;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A request to sign in, signed by a certificate (XAdES-BES, enveloped). */
record SignedRequest(String challenge, String nip) {
    private static final String REQUEST = "http://ksef.mf.gov.pl/auth/token/2.0";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";

    /** Empty when it is not signed as it must be: all of it, and the properties that name the certificate. */
    static Optional<SignedRequest> read(byte[] xml) {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            var document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
            if (!REQUEST.equals(document.getDocumentElement().getNamespaceURI()) || !isSigned(document)) {
                return Optional.empty();
            }
            return Optional.of(new SignedRequest(text(document, REQUEST, "Challenge"), text(document, REQUEST, "Nip")));
        } catch (ParserConfigurationException
                | SAXException
                | IOException
                | MarshalException
                | XMLSignatureException
                | KeyException
                | CertificateEncodingException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean isSigned(Document document)
            throws MarshalException, XMLSignatureException, KeyException, CertificateEncodingException {
        var signatures = document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature");
        var properties = document.getElementsByTagNameNS(XADES, "SignedProperties");
        if (signatures.getLength() != 1 || properties.getLength() != 1) {
            return false;
        }
        ((Element) properties.item(0)).setIdAttribute("Id", true);
        var factory = XMLSignatureFactory.getInstance("DOM");
        var certificate = certificate(factory, signatures.item(0));
        var context = new DOMValidateContext(certificate.getPublicKey(), signatures.item(0));
        var signature = factory.unmarshalXMLSignature(context);
        var whole = false;
        var named = false;
        for (Reference reference : signature.getSignedInfo().getReferences()) {
            whole |= "".equals(reference.getURI());
            named |= PROPERTIES.equals(reference.getType());
        }
        var digest = text(document, XMLSignature.XMLNS, "DigestValue", properties.item(0));
        return whole
                && named
                && digest.equals(Base64.getEncoder().encodeToString(Crypto.sha256(certificate.getEncoded())))
                && signature.validate(context);
    }

    private static X509Certificate certificate(XMLSignatureFactory factory, Node signature)
            throws MarshalException, KeyException {
        var unread = factory.unmarshalXMLSignature(new DOMValidateContext(new NoKey(), signature));
        for (var part : unread.getKeyInfo().getContent()) {
            if (part instanceof X509Data data) {
                for (var content : data.getContent()) {
                    if (content instanceof X509Certificate certificate) {
                        return certificate;
                    }
                }
            }
        }
        throw new KeyException("no certificate");
    }

    /** Only to look inside. */
    private static final class NoKey extends KeySelector {
        @Override
        public KeySelectorResult select(
                KeyInfo info, Purpose purpose, AlgorithmMethod method, XMLCryptoContext context) {
            throw new UnsupportedOperationException();
        }
    }

    private static String text(Document document, String namespace, String name) {
        var found = document.getElementsByTagNameNS(namespace, name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static String text(Document document, String namespace, String name, Node inside) {
        var found = document.getElementsByTagNameNS(namespace, name);
        for (var at = 0; at < found.getLength(); at++) {
            if ((found.item(at).compareDocumentPosition(inside) & Node.DOCUMENT_POSITION_CONTAINS) != 0) {
                return found.item(at).getTextContent();
            }
        }
        return "";
    }
}
