using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// The examples of a project. Bytes are stored once per content (SHA-256), however many labels show them. The same content twice in one
/// label
/// is one example; under two labels it is allowed, and the checks before training say so.
/// </summary>
public sealed class ExampleStore
{
    private const string Columns =
        "SELECT e.id, e.label_id, c.hash, c.length, e.file_name, e.burst, e.for_testing, e.added_at "
        + "FROM example e JOIN content c ON c.id = e.content_id";

    private readonly ProjectFile _project;

    internal ExampleStore(ProjectFile project) => _project = project;

    /// <summary>Adds one example to a label, both given by name.</summary>
    /// <exception cref="LearningException">Unknown name, empty or too large, no room, or it cannot be written.</exception>
    public AddResult Add(string model, string label, byte[] bytes, string fileName = "", string? burst = null) =>
        Add(new NewExample(_project.Labels.Get(_project.Models.Get(model).Id, label).Id, bytes, fileName, burst));

    /// <summary>Adds one example.</summary>
    /// <exception cref="LearningException">Unknown label, empty or too large, no room, or it cannot be written.</exception>
    public AddResult Add(NewExample example)
    {
        Refuse(example);
        var hash = SHA256.HashData(example.Bytes);
        return _project.Change("add example", db => Insert(db, example, hash));
    }

    /// <summary>
    /// Adds many examples as one step of undo. They are saved in small batches: at most a second of work is lost in a crash, and what the
    /// progress reports is on disk.
    /// </summary>
    /// <param name="examples">Read lazily, one at a time: they need not all be in memory.</param>
    /// <param name="validate">Looks at an example before it is stored and throws a <see cref="LearningException"/> to refuse it; null takes
    /// all.</param>
    /// <param name="progress">Told the number of examples dealt with, after each batch.</param>
    /// <param name="cancellation">Ends the import after the running batch; no exception, the report says so.</param>
    /// <exception cref="LearningException">Nothing more can be written; the batches before stay.</exception>
    public ImportReport AddMany(
        IEnumerable<NewExample> examples,
        Action<NewExample>? validate = null,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default) =>
        new ExampleImport(_project, validate, progress).Run(examples, cancellation);

    /// <summary>Deletes examples; ids that are gone already are passed over.</summary>
    /// <returns>How many were deleted.</returns>
    public int Delete(params IReadOnlyCollection<long> ids) => _project.Change(
        ids.Count == 1 ? "delete example" : $"delete {ids.Count} examples",
        db => ids.Sum(id => db.Execute("DELETE FROM example WHERE id = $id", ("$id", id))));

    /// <summary>
    /// Moves examples to another label of the same or another model. One whose content is there already is deleted instead.
    /// </summary>
    /// <returns>How many were moved or merged.</returns>
    public int Move(IReadOnlyCollection<long> ids, long labelId) => _project.Change(
        ids.Count == 1 ? "move example" : $"move {ids.Count} examples",
        db =>
        {
            LabelList.Get(db, labelId);
            return ids.Sum(id =>
            {
                var moved = db.Execute(
                    "UPDATE example SET label_id = $label WHERE id = $id AND label_id <> $label AND NOT EXISTS "
                    + "(SELECT 1 FROM example o WHERE o.label_id = $label AND o.content_id = example.content_id)",
                    ("$label", labelId),
                    ("$id", id));
                return moved > 0 ? moved : db.Execute("DELETE FROM example WHERE id = $id AND label_id <> $label", ("$label", labelId), ("$id", id));
            });
        });

    /// <summary>Gives an example other content; it keeps its id and with it its place.</summary>
    /// <returns>False when its label holds that content already: nothing is changed.</returns>
    /// <exception cref="LearningException">The example is gone, the content is empty or too large, or it cannot be written.</exception>
    public bool Replace(long id, byte[] bytes)
    {
        Refuse(new NewExample(0, bytes));
        return _project.Change("change example", db => Replace(db, id, bytes));
    }

    /// <summary>Gives an example another file name.</summary>
    public void Rename(long id, string fileName) => _project.Change("rename example", db => db.Execute(
        "UPDATE example SET file_name = $name WHERE id = $id AND file_name <> $name", ("$name", ProjectNames.CleanFileName(fileName)), ("$id", id)));

    /// <summary>Puts examples aside for testing, or takes them back for learning.</summary>
    /// <returns>How many were changed.</returns>
    public int PutAside(IReadOnlyCollection<long> ids, bool forTesting) => _project.Change(
        forTesting ? $"put {ids.Count} examples aside" : $"learn from {ids.Count} examples again",
        db => ids.Sum(id => db.Execute(
            "UPDATE example SET for_testing = $testing WHERE id = $id AND for_testing <> $testing", ("$testing", forTesting ? 1 : 0), ("$id", id))));

    /// <summary>Number of examples of each label of a model, in the labels' order; those put aside are counted too.</summary>
    public IReadOnlyList<(LabelInfo Label, int Count)> CountByLabel(long modelId) => _project.Read(db => LabelList
        .Of(db, modelId)
        .ConvertAll(label => (label, (int)db.Number("SELECT count(*) FROM example WHERE label_id = $label", ("$label", label.Id)))));

    /// <summary>Number of examples of one label that are put aside.</summary>
    public int CountAside(long labelId) => _project.Read(db =>
        (int)db.Number("SELECT count(*) FROM example WHERE label_id = $label AND for_testing <> 0", ("$label", labelId)));

    /// <summary>Number of examples of one label.</summary>
    public int Count(long labelId) => _project.Read(db => (int)db.Number("SELECT count(*) FROM example WHERE label_id = $label", ("$label", labelId)));

    /// <summary>One page of a label's examples, in the order in which they were added.</summary>
    /// <param name="labelId">The label.</param>
    /// <param name="afterId">The last id of the page before; 0 for the first page.</param>
    /// <param name="count">Size of the page.</param>
    public IReadOnlyList<ExampleInfo> List(long labelId, long afterId = 0, int count = 100) => _project.Read(db => db.Rows(
        ReadRow,
        $"{Columns} WHERE e.label_id = $label AND e.id > $after ORDER BY e.id LIMIT $count",
        ("$label", labelId),
        ("$after", afterId),
        ("$count", count)));

    /// <summary>All examples of a label, page by page, in the order in which they were added; what is added meanwhile comes too.</summary>
    public IEnumerable<ExampleInfo> All(long labelId)
    {
        for (var last = 0L; List(labelId, last, 500) is { Count: > 0 } page; last = page[^1].Id)
            foreach (var example in page)
                yield return example;
    }

    /// <summary>A part of a label's examples, the newest first.</summary>
    /// <param name="labelId">The label.</param>
    /// <param name="skip">So many of the newest are left out.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<ExampleInfo> Newest(long labelId, int skip = 0, int count = 100) => _project.Read(db => db.Rows(
        ReadRow,
        $"{Columns} WHERE e.label_id = $label ORDER BY e.id DESC LIMIT $count OFFSET $skip",
        ("$label", labelId),
        ("$skip", skip),
        ("$count", count)));

    /// <summary>The ids of all examples of a label, the newest first.</summary>
    public IReadOnlyList<long> Ids(long labelId) => _project.Read(db => db.Rows(
        row => row.GetInt64(0), "SELECT id FROM example WHERE label_id = $label ORDER BY id DESC", ("$label", labelId)));

    /// <summary>One example, or null.</summary>
    public ExampleInfo? Find(long id) => _project.Read(db => db.Rows(ReadRow, $"{Columns} WHERE e.id = $id", ("$id", id)).FirstOrDefault());

    /// <summary>All examples of a model with their bytes, label by label in the order of adding.</summary>
    internal IReadOnlyList<(long Id, string FileName, bool ForTesting, byte[] Bytes)> Rows(long modelId) => _project.Read(db => db.Rows(
        row => (row.GetInt64(0), row.GetString(1), row.GetInt64(2) != 0, (byte[])row.GetValue(3)),
        "SELECT e.id, e.file_name, e.for_testing, c.bytes FROM example e JOIN label l ON l.id = e.label_id JOIN content c ON c.id = e.content_id "
        + "WHERE l.model_id = $model ORDER BY l.position, l.id, e.id",
        ("$model", modelId)));

    /// <summary>An example's bytes, as they were added.</summary>
    /// <exception cref="LearningException">The example is gone, or its bytes differ from their hash (<see
    /// cref="LearningCodes.DamagedProject"/>).</exception>
    public byte[] ReadContent(long id) => _project.Read(db =>
    {
        var content = db.Number("SELECT content_id FROM example WHERE id = $id", ("$id", id));
        return content == 0
            ? throw Gone(id)
            : ReadContent(db, content, _project.Path);
    });

    /// <summary>An example's bytes as a stream that needs no disposing of the project's connection.</summary>
    /// <exception cref="LearningException">As for <see cref="ReadContent(long)"/>.</exception>
    public Stream OpenContent(long id) => new MemoryStream(ReadContent(id), writable: false);

    internal static byte[] ReadContent(SqliteConnection db, long contentId, string path)
    {
        var (hash, bytes) = db
            .Rows(row => ((byte[])row.GetValue(0), (byte[])row.GetValue(1)), "SELECT hash, bytes FROM content WHERE id = $id", ("$id", contentId))
            .FirstOrDefault();
        return bytes is not null && SHA256.HashData(bytes).AsSpan().SequenceEqual(hash)
            ? bytes
            : throw ProjectTrouble.Damaged(path, $"the bytes of content {contentId} differ from their hash");
    }

    internal static void Refuse(NewExample example)
    {
        if (example.Bytes.Length is > 0 and <= ProjectLimits.ExampleBytes)
            return;
        throw example.Bytes.Length == 0
            ? new LearningException(LearningCodes.UnreadablePicture, "This file is empty. Choose another one.", $"'{example.FileName}' has 0 bytes.")
            : new LearningException(
                LearningCodes.ProjectFull,
                "This file is too large. Choose a smaller one.",
                $"'{example.FileName}' has {example.Bytes.Length} bytes; at most {ProjectLimits.ExampleBytes} fit.");
    }

    internal AddResult Insert(SqliteConnection db, NewExample example, byte[] hash)
    {
        var label = LabelList.Get(db, example.LabelId);
        var content = Keep(db, example.Bytes, hash);
        if (Shows(db, label.Id, content) is > 0 and var there)
            return new AddResult(there, Duplicate: true);
        if (db.Number("SELECT count(*) FROM example") >= _project.MostExamples)
            throw new LearningException(
                LearningCodes.ProjectFull,
                "This project is full. Delete some examples first.",
                $"This project holds at most {_project.MostExamples} examples.");
        var id = db.Insert(
            "INSERT INTO example (label_id, content_id, file_name, burst, for_testing, added_at) VALUES ($label, $content, $file, $burst, $testing, $at)",
            ("$label", label.Id),
            ("$content", content),
            ("$file", ProjectNames.CleanFileName(example.FileName)),
            ("$burst", example.Burst is null ? null : ProjectNames.CleanFileName(example.Burst)),
            ("$testing", example.ForTesting ? 1 : 0),
            ("$at", _project.Time.GetUtcNow().ToUnixTimeMilliseconds()));
        return new AddResult(id, Duplicate: false);
    }

    internal bool Replace(SqliteConnection db, long id, byte[] bytes)
    {
        var label = db.Number("SELECT label_id FROM example WHERE id = $id", ("$id", id));
        if (label == 0)
            throw Gone(id);
        var content = Keep(db, bytes, SHA256.HashData(bytes));
        if (Shows(db, label, content) is > 0 and var there)
            return there == id;
        return db.Execute("UPDATE example SET content_id = $content WHERE id = $id", ("$content", content), ("$id", id)) > 0;
    }

    internal static LearningException Gone(long id) =>
        new(LearningCodes.UnknownName, "This example is gone. Undo may bring it back.", $"No example with id {id}.");

    /// <summary>The id of some content, stored if it is new.</summary>
    private long Keep(SqliteConnection db, byte[] bytes, byte[] hash)
    {
        if (db.Number("SELECT id FROM content WHERE hash = $hash", ("$hash", hash)) is > 0 and var known)
            return known;
        _project.NeedRoom(db, bytes.Length);
        return db.Insert(
            "INSERT INTO content (hash, length, bytes) VALUES ($hash, $length, $bytes)", ("$hash", hash), ("$length", bytes.Length), ("$bytes", bytes));
    }

    /// <summary>The example of a label that shows some content; 0 when none does.</summary>
    private static long Shows(SqliteConnection db, long label, long content) =>
        db.Number("SELECT id FROM example WHERE label_id = $label AND content_id = $content", ("$label", label), ("$content", content));

    private static ExampleInfo ReadRow(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetInt64(1),
        Convert.ToHexStringLower((byte[])row.GetValue(2)),
        row.GetInt32(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetString(5),
        row.GetInt64(6) != 0,
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)));
}
