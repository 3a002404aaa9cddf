package pl.nurt.billing.ksef.internal.client;

import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The document with which a certificate signs in: enveloped XAdES-BES over the whole of it, with the moment and the certificate signed as well. */
final class Xades {
    private static final String REQUEST = "http://ksef.mf.gov.pl/auth/token/2.0";
    private static final String XADES = "http://uri.etsi.org/01903/v1.3.2#";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String SIGNED_PROPERTIES = "http://uri.etsi.org/01903#SignedProperties";
    private static final String ECDSA = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    private static final String RSA = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    private static final String SIGNATURE_ID = "signature";
    private static final String PROPERTIES_ID = "signed-properties";

    private Xades() {}

    /** @param nip in whose name */
    static String signIn(String challenge, String nip, KeyFile keys, Instant now) {
        try {
            var document = request(challenge, nip);
            sign(document, keys, now);
            return text(document);
        } catch (GeneralSecurityException
                | ParserConfigurationException
                | MarshalException
                | XMLSignatureException
                | TransformerException unusable) {
            throw new IllegalStateException("the certificate cannot sign", unusable);
        }
    }

    private static Document request(String challenge, String nip) throws ParserConfigurationException {
        var document = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .newDocument();
        var root = document.createElementNS(REQUEST, "AuthTokenRequest");
        // Written out, for what is signed must look as it will when it is read again.
        root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns", REQUEST);
        document.appendChild(root);
        child(root, REQUEST, "Challenge", challenge);
        child(child(root, REQUEST, "ContextIdentifier", ""), REQUEST, "Nip", nip);
        child(root, REQUEST, "SubjectIdentifierType", "certificateSubject");
        return document;
    }

    private static void sign(Document document, KeyFile keys, Instant now)
            throws GeneralSecurityException, MarshalException, XMLSignatureException {
        var xml = XMLSignatureFactory.getInstance("DOM");
        var sha256 = xml.newDigestMethod(DigestMethod.SHA256, null);
        var exclusive = xml.newTransform(CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null);
        var whole = xml.newReference(
                "",
                sha256,
                List.of(xml.newTransform(Transform.ENVELOPED, (TransformParameterSpec) null), exclusive),
                null,
                null);
        var properties = xml.newReference("#" + PROPERTIES_ID, sha256, List.of(exclusive), SIGNED_PROPERTIES, null);
        var signed = xml.newSignedInfo(
                xml.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, (C14NMethodParameterSpec) null),
                method(xml, keys),
                List.<Reference>of(whole, properties));
        var info = xml.getKeyInfoFactory();
        var certificate = info.newKeyInfo(List.of(info.newX509Data(List.of(keys.certificate()))));
        var qualifying = qualifying(document, keys, now);
        var object = xml.newXMLObject(List.of(new DOMStructure(qualifying)), null, null, null);
        var context = new DOMSignContext(keys.key(), document.getDocumentElement());
        context.setDefaultNamespacePrefix("ds");
        context.setIdAttributeNS((Element) qualifying.getFirstChild(), null, "Id");
        xml.newXMLSignature(signed, certificate, List.of(object), SIGNATURE_ID, null)
                .sign(context);
    }

    private static SignatureMethod method(XMLSignatureFactory xml, KeyFile keys) throws GeneralSecurityException {
        return xml.newSignatureMethod(keys.key().getAlgorithm().equals("EC") ? ECDSA : RSA, null);
    }

    private static Element qualifying(Document document, KeyFile keys, Instant now)
            throws CertificateEncodingException {
        var qualifying = document.createElementNS(XADES, "xades:QualifyingProperties");
        qualifying.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:xades", XADES);
        qualifying.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, "xmlns:ds", DSIG);
        qualifying.setAttributeNS(null, "Target", "#" + SIGNATURE_ID);
        var signed = child(qualifying, XADES, "xades:SignedProperties", "");
        signed.setAttributeNS(null, "Id", PROPERTIES_ID);
        var properties = child(signed, XADES, "xades:SignedSignatureProperties", "");
        child(
                properties,
                XADES,
                "xades:SigningTime",
                now.truncatedTo(ChronoUnit.SECONDS).toString());
        var certificate = child(child(properties, XADES, "xades:SigningCertificate", ""), XADES, "xades:Cert", "");
        var digest = child(certificate, XADES, "xades:CertDigest", "");
        child(digest, DSIG, "ds:DigestMethod", "").setAttributeNS(null, "Algorithm", DigestMethod.SHA256);
        child(
                digest,
                DSIG,
                "ds:DigestValue",
                Base64.getEncoder()
                        .encodeToString(Hashes.sha256(keys.certificate().getEncoded())));
        var issuer = child(certificate, XADES, "xades:IssuerSerial", "");
        child(
                issuer,
                DSIG,
                "ds:X509IssuerName",
                keys.certificate().getIssuerX500Principal().getName());
        child(
                issuer,
                DSIG,
                "ds:X509SerialNumber",
                keys.certificate().getSerialNumber().toString());
        return qualifying;
    }

    private static Element child(Element parent, String namespace, String name, String text) {
        var child = parent.getOwnerDocument().createElementNS(namespace, name);
        if (!text.isEmpty()) {
            child.setTextContent(text);
        }
        parent.appendChild(child);
        return child;
    }

    private static String text(Document document) throws TransformerException {
        var text = new StringWriter();
        var transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
