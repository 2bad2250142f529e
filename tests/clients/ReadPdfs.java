import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * PDFs as Apache's PDFBox reads them, all in one JVM. One line of JSON for each file: its words in the reader's own
 * order, what the reader complained of, and of every marked piece of content what it says and where it begins. Which
 * tag a piece belongs to is for the caller to look up.
 *
 *   java -cp pdfbox2.jar:fontbox2.jar:commons-logging.jar ReadPdfs.java FILE.pdf…
 */
class ReadPdfs extends PDFTextStripper {
  private static final List<String> complaints = new ArrayList<>();

  /** A piece of content with a number, or a part of one that says in other words what it is. */
  private record Open(Integer mcid, String actual) {}

  private static final class Piece {
    final StringBuilder text = new StringBuilder();
    float left, top, baseline;
    boolean placed;
  }

  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Piece> pieces = new LinkedHashMap<>();

  ReadPdfs() throws IOException {
    addOperator(new BeginMarkedContentSequence());
    addOperator(new BeginMarkedContentSequenceWithProperties());
    addOperator(new EndMarkedContentSequence());
  }

  @Override
  protected void startPage(PDPage page) {
    open.clear();
  }

  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    boolean numbered = properties != null && properties.containsKey(COSName.MCID);
    String actual = properties == null ? null : properties.getString(COSName.ACTUAL_TEXT);
    open.push(new Open(numbered ? properties.getInt(COSName.MCID) : null, actual));
    if (actual != null && piece() != null) piece().text.append(actual);
  }

  @Override
  public void endMarkedContentSequence() {
    if (!open.isEmpty()) open.pop();
  }

  @Override
  protected void processTextPosition(TextPosition glyph) {
    super.processTextPosition(glyph);
    Piece piece = piece();
    if (piece == null) return;
    float x = glyph.getXDirAdj(), y = glyph.getYDirAdj();
    if (!piece.placed) {
      piece.left = x;
      piece.top = y;
      piece.placed = true;
    } else if (Math.abs(y - piece.baseline) > 2) {
      piece.text.append(' '); // a new line
    }
    piece.baseline = y;
    if (open.stream().noneMatch(o -> o.actual() != null)) piece.text.append(glyph.getUnicode());
  }

  private Piece piece() {
    for (Open around : open) {
      if (around.mcid() != null) {
        return pieces.computeIfAbsent(getCurrentPageNo() + ":" + around.mcid(), key -> new Piece());
      }
    }
    return null;
  }

  public static void main(String[] paths) throws IOException {
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) root.removeHandler(handler);
    root.addHandler(new Handler() {
      @Override public void publish(LogRecord said) {
        if (said.getLevel().intValue() >= java.util.logging.Level.WARNING.intValue()) complaints.add(said.getMessage());
      }
      @Override public void flush() {}
      @Override public void close() {}
    });
    try (Writer out = new PrintWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8))) {
      for (String path : paths) {
        complaints.clear();
        ReadPdfs reader = new ReadPdfs();
        String text;
        try (PDDocument document = PDDocument.load(new File(path))) {
          text = reader.getText(document);
        }
        out.write("{\"path\":" + quoted(path) + ",\"text\":" + quoted(text) + ",\"complaints\":[");
        for (int i = 0; i < complaints.size(); i++) out.write((i > 0 ? "," : "") + quoted(complaints.get(i)));
        out.write("],\"pieces\":{");
        String comma = "";
        for (Map.Entry<String, Piece> entry : reader.pieces.entrySet()) {
          Piece piece = entry.getValue();
          out.write(comma + quoted(entry.getKey()) + ":[" + quoted(piece.text.toString()) + "," + piece.left + ","
              + piece.top + "," + piece.baseline + "]");
          comma = ",";
        }
        out.write("}}\n");
      }
    }
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (char sign : text.toCharArray()) {
      if (sign == '"' || sign == '\\') json.append('\\').append(sign);
      else if (sign < ' ' || Character.isSurrogate(sign)) json.append(String.format("\\u%04x", (int) sign));
      else json.append(sign);
    }
    return json.append('"').toString();
  }
}
