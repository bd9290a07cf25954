using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace IntimacyBot.Platform.Storage.Migrations
{
    /// <inheritdoc />
    public partial class DayRooms : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DayRoom",
                table: "Dances",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "DayRooms",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Couple = table.Column<Guid>(type: "TEXT", nullable: false),
                    State = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Rendered = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Room = table.Column<byte[]>(type: "BLOB", nullable: true),
                    DueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    IsPending = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayRooms", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Dances_DayRoom",
                table: "Dances",
                column: "DayRoom");

            migrationBuilder.CreateIndex(
                name: "IX_DayRooms_Couple",
                table: "DayRooms",
                column: "Couple");

            migrationBuilder.CreateIndex(
                name: "IX_DayRooms_DueAt",
                table: "DayRooms",
                column: "DueAt");

            migrationBuilder.CreateIndex(
                name: "IX_DayRooms_IsPending",
                table: "DayRooms",
                column: "IsPending",
                filter: "\"IsPending\"");

            migrationBuilder.CreateIndex(
                name: "IX_DayRooms_Room",
                table: "DayRooms",
                column: "Room");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DayRooms");

            migrationBuilder.DropIndex(
                name: "IX_Dances_DayRoom",
                table: "Dances");

            migrationBuilder.DropColumn(
                name: "DayRoom",
                table: "Dances");
        }
    }
}
