import java.io.File;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.StringJoiner;
import java.util.logging.LogManager;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.graph.api.TimeRepresentation;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.importer.api.Report;
import org.gephi.io.importer.plugin.file.spreadsheet.ImporterSpreadsheetCSV;
import org.gephi.io.importer.plugin.file.spreadsheet.process.SpreadsheetGeneralConfiguration.Mode;
import org.gephi.io.processor.plugin.AppendProcessor;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.io.processor.spi.Processor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/**
 * What Gephi makes of graph files: one line a column, node, edge and issue, tab-separated.
 *
 * <p>java Census OUT=FILE OUT=NODES.csv+EDGES.csv OUT=asis:FILE ...; `asis:` keeps parallel edges of one kind, which
 * Gephi's import dialog calls "Don't merge"; otherwise its default, which sums them up, holds.
 */
public final class Census {
  private static final ImportController IMPORT = Lookup.getDefault().lookup(ImportController.class);
  private static final ProjectController PROJECTS = Lookup.getDefault().lookup(ProjectController.class);

  private Census() {}

  public static void main(String[] jobs) throws Exception {
    LogManager.getLogManager().reset(); // the toolkit tells of each file at length
    for (String job : jobs) {
      int cut = job.indexOf('=');
      try (PrintWriter out = new PrintWriter(job.substring(0, cut), StandardCharsets.UTF_8)) {
        census(job.substring(cut + 1), out);
      }
    }
    System.exit(0); // the toolkit leaves threads behind
  }

  private static void census(String files, PrintWriter out) throws Exception {
    PROJECTS.newProject();
    Workspace workspace = PROJECTS.getCurrentWorkspace();
    boolean asIs = files.startsWith("asis:");
    Processor processor = new DefaultProcessor();
    for (String name : files.substring(asIs ? 5 : 0).split("\\+")) {
      Container container = read(new File(name), processor instanceof AppendProcessor);
      if (container == null) {
        out.println("issue\tCRITICAL\tnothing was read from " + name);
        continue;
      }
      if (asIs) container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
      Report report = container.getReport(); // the container gets another when it is processed
      IMPORT.process(container, processor, workspace);
      issues(report, out);
      processor = new AppendProcessor();
    }
    print(Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace).getGraph(), out);
    PROJECTS.closeCurrentProject();
  }

  private static Container read(File file, boolean edges) throws Exception {
    if (!file.getName().endsWith(".csv")) return IMPORT.importFile(file);
    ImporterSpreadsheetCSV csv = new ImporterSpreadsheetCSV();
    csv.setFile(file);
    csv.refreshAutoDetections();
    csv.setMode(edges ? Mode.EDGES_TABLE : Mode.NODES_TABLE);
    csv.setTimeRepresentation(TimeRepresentation.INTERVAL);
    for (String column : csv.getHeadersMap().keySet()) { // it guesses: uncertain dates would be points in time
      if (!column.equalsIgnoreCase("timeset")) csv.setColumnClass(column, String.class);
    }
    return IMPORT.importFile(file, csv);
  }

  private static void issues(Report report, PrintWriter out) {
    Iterator<Issue> issues = report.getIssues(Integer.MAX_VALUE);
    while (issues.hasNext()) {
      Issue issue = issues.next();
      out.println("issue\t" + issue.getLevel() + "\t" + text(issue.getMessage()));
    }
  }

  private static void print(Graph graph, PrintWriter out) {
    columns("node", graph.getModel().getNodeTable(), out);
    columns("edge", graph.getModel().getEdgeTable(), out);
    for (Node n : graph.getNodes()) {
      out.println("node\t" + n.getId() + "\t" + text(n.getLabel()) + "\t" + intervals(n));
    }
    for (Edge e : graph.getEdges()) {
      out.println("edge\t" + id(e) + "\t" + e.getSource().getId() + "\t" + e.getTarget().getId() + "\t"
          + text(kind(e)) + "\t" + e.getWeight() + "\t" + intervals(e));
    }
  }

  private static void columns(String of, Table table, PrintWriter out) {
    for (Column c : table) {
      if (!c.isProperty()) out.println("column\t" + of + "\t" + c.getTitle() + "\t" + c.getTypeClass().getSimpleName());
    }
  }

  /** Its type; where the format has none, what stands beside. */
  private static Object kind(Edge edge) {
    return edge.getTypeLabel() != null ? edge.getTypeLabel() : beside(edge, "relation");
  }

  /** Its id; where ids of edges are names of XML, the one that stands beside. */
  private static Object id(Edge edge) {
    Object beside = beside(edge, "edgeId");
    return beside != null ? beside : edge.getId();
  }

  private static Object beside(Edge edge, String title) {
    for (Column c : edge.getTable()) {
      if (c.getTitle().equals(title)) return edge.getAttribute(c);
    }
    return null;
  }

  private static String intervals(Element element) {
    StringJoiner all = new StringJoiner(";");
    for (Interval i : element.getIntervals()) all.add(day(i.getLow()) + "/" + day(i.getHigh()));
    return all.toString();
  }

  private static String day(double millis) {
    return Double.isInfinite(millis) ? ".." : Instant.ofEpochMilli((long) millis).atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString().replaceAll("\\s+", " ");
  }
}
